package rekindle.station.dashboard;

import java.net.InetAddress;
import java.util.HashMap;
import java.util.Map;

/// How many event streams may be open: 200, and 100 of one address, behind which may be a whole
/// workshop. Each costs a connection and a virtual thread for as long as it likes.
///
/// Safe for several threads.
final class StreamPlaces {
  static final int OF_ONE = 100;
  static final int IN_ALL = 200;

  private final Map<InetAddress, Integer> taken = new HashMap<>();
  private int all;

  /// Takes a place if there is one.
  synchronized boolean take(InetAddress peer) {
    int own = taken.getOrDefault(peer, 0);
    if (own >= OF_ONE || all >= IN_ALL) {
      return false;
    }
    taken.put(peer, own + 1);
    all++;
    return true;
  }

  /// Gives a place back that was taken.
  synchronized void giveBack(InetAddress peer) {
    taken.computeIfPresent(peer, (_, own) -> own > 1 ? own - 1 : null);
    all--;
  }
}
