package rekindle.tftp.wire;

import java.nio.ByteBuffer;
import java.util.Random;
import rekindle.tftp.Content;

/// A file in memory.
record Bytes(ByteBuffer buffer) implements Content {
  Bytes(byte[] bytes) {
    this(ByteBuffer.wrap(bytes).asReadOnlyBuffer());
  }

  /// So many bytes that look like nothing else.
  static byte[] random(int count) {
    byte[] bytes = new byte[count];
    new Random(count).nextBytes(bytes);
    return bytes;
  }

  @Override
  public long sizeBytes() {
    return buffer.capacity();
  }

  @Override
  public int read(long position, ByteBuffer into) {
    int count = (int) Math.min(into.remaining(), sizeBytes() - position);
    if (count == 0) {
      return -1;
    }
    into.put(into.position(), buffer, (int) position, count);
    into.position(into.position() + count);
    return count;
  }
}
