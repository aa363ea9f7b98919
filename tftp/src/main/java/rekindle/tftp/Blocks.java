package rekindle.tftp;

import java.io.IOException;
import java.nio.ByteBuffer;

/// A file cut into blocks: where each begins, how long it is, and its number on the wire.
///
/// Blocks count from 1 in 64 bits; the last is always shorter than the rest, so an exact multiple
/// of the block size, also 0 bytes, ends with an empty block (RFC 1350 section 6).
///
/// @param sizeBytes 0 or more
/// @param blockSizeBytes 8 to 65,464
/// @param rollover which number follows 65,535
public record Blocks(long sizeBytes, int blockSizeBytes, Rollover rollover) {
  /// Checks the ranges.
  ///
  /// @throws IllegalArgumentException if a number is outside its range
  public Blocks {
    Terms.requireBlockSize(blockSizeBytes);
    if (sizeBytes < 0) {
      throw new IllegalArgumentException("size of " + sizeBytes + " bytes");
    }
  }

  public static Blocks of(long sizeBytes, Terms terms) {
    return new Blocks(sizeBytes, terms.blockSizeBytes(), terms.rollover());
  }

  /// Largest file whose blocks all have a number of their own.
  ///
  /// @return size in bytes; 33,553,919 for the default block of 512
  public static long largestSizeWithoutWrapBytes(int blockSizeBytes) {
    Terms.requireBlockSize(blockSizeBytes);
    return 0xFFFFL * blockSizeBytes - 1;
  }

  /// Number of the last block, 1 or more.
  public long last() {
    return sizeBytes / blockSizeBytes + 1;
  }

  /// Where a block begins.
  public long positionBytes(long block) {
    return (block - 1) * blockSizeBytes;
  }

  /// How many bytes a block carries: the block size, less for the last block, possibly 0.
  public int payloadBytes(long block) {
    return (int) Math.min(blockSizeBytes, sizeBytes - positionBytes(block));
  }

  /// A block's number on the wire, 0 to 65,535; 0 for block 0, which only ACKs name.
  public int onTheWire(long block) {
    return BlockNumbers.onTheWire(block, rollover);
  }

  /// Writes a block as a DATA packet.
  ///
  /// @param into room for header and payload; on `true` its position stands behind the packet
  /// @return `false` if the content ended early: it shrank, and the transfer must be aborted,
  ///   because a short block looks like the end of a complete file
  /// @throws IOException if the content cannot be read
  public boolean frame(long block, Content content, ByteBuffer into) throws IOException {
    Frame.putDataHeader(onTheWire(block), into);
    int limit = into.limit();
    int end = into.position() + payloadBytes(block);
    into.limit(end);
    long position = positionBytes(block);
    try {
      while (into.hasRemaining()) {
        int read = content.read(position, into);
        if (read <= 0) {
          return false;
        }
        position += read;
      }
      return true;
    } finally {
      into.limit(limit);
    }
  }
}
