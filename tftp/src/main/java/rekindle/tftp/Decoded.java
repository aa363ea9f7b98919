package rekindle.tftp;

/// What a datagram turned out to be.
public sealed interface Decoded {
  /// A packet that follows the grammar. It may still make no sense at this moment.
  record Ok(Packet packet) implements Decoded {}

  /// Bytes that are no TFTP packet.
  ///
  /// @param why for people, fixed words without bytes of the datagram
  record Malformed(String why) implements Decoded {}
}
