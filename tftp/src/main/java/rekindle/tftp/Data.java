package rekindle.tftp;

import java.nio.ByteBuffer;

/// A block of a file (DATA, RFC 1350 section 5).
///
/// @param block number on the wire, 0 to 65,535
/// @param payload 0 to 65,464 bytes; a read-only view of the sender's or the datagram's memory,
///   each call gives one with a position of its own
public record Data(int block, ByteBuffer payload) implements Packet {
  /// Checks the ranges.
  ///
  /// @throws IllegalArgumentException if the block number does not fit 16 bits
  public Data {
    Frame.requireBlock(block);
    payload = payload.slice().asReadOnlyBuffer();
  }

  @Override
  public ByteBuffer payload() {
    return payload.duplicate();
  }
}
