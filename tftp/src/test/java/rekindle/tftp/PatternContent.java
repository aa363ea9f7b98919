package rekindle.tftp;

import java.nio.ByteBuffer;

/// A file of any size whose bytes follow from their position, so that it needs no memory and a byte
/// in the wrong place shows.
///
/// @param sizeBytes 0 or more
record PatternContent(long sizeBytes) implements Content {
  @Override
  public int read(long position, ByteBuffer into) {
    int count = (int) Math.min(into.remaining(), sizeBytes - position);
    for (int i = 0; i < count; i++) {
      into.put(byteAt(position + i));
    }
    return count == 0 ? -1 : count;
  }

  /// Whether these are the bytes from a position on; reads `payload` to its limit.
  boolean matches(long position, ByteBuffer payload) {
    long at = position;
    boolean same = position + payload.remaining() <= sizeBytes;
    while (payload.hasRemaining()) {
      same &= payload.get() == byteAt(at++);
    }
    return same;
  }

  private static byte byteAt(long position) {
    long mixed = position * 0x9E3779B97F4A7C15L;
    return (byte) (mixed >>> 56);
  }
}
