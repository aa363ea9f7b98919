package rekindle.tftp;

/// The acknowledgement of a block and, in a window, of all before it (RFC 1350 section 5, RFC
/// 7440).
///
/// @param block number on the wire, 0 to 65,535; 0 also answers a WRQ or an OACK
public record Ack(int block) implements Packet {
  /// Checks the ranges.
  ///
  /// @throws IllegalArgumentException if the block number does not fit 16 bits
  public Ack {
    Frame.requireBlock(block);
  }
}
