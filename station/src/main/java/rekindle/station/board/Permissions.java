package rekindle.station.board;

import java.net.InetAddress;

/// Knows who waits for a person's permission.
@FunctionalInterface
public interface Permissions {

  /// Whether a phone's request for a name waits for a person.
  boolean isWaiting(InetAddress phone, String name);
}
