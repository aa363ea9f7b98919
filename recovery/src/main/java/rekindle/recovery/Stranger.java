package rekindle.recovery;

import java.net.InetAddress;
import java.time.Instant;
import rekindle.firmware.Protocol;

/// An address that asked and is outside the ranges that the station serves.
///
/// @param protocol by which it asked last
/// @param times how many of its requests were written down, which is fewer than it sent
public record Stranger(
    InetAddress address, Protocol protocol, Instant firstAt, Instant lastAt, long times) {

  static Stranger of(Event.Dropped dropped) {
    InetAddress address = dropped.phone().address();
    return new Stranger(address, dropped.protocol(), dropped.at(), dropped.at(), 1);
  }

  Stranger again(Event.Dropped dropped) {
    return new Stranger(address, dropped.protocol(), firstAt, dropped.at(), times + 1);
  }
}
