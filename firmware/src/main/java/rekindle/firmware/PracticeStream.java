package rekindle.firmware;

import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Objects;

/// A [PracticeImage] read from its first byte to its last.
final class PracticeStream extends InputStream {
  private final PracticeImage image;
  private long position;

  PracticeStream(PracticeImage image) {
    this.image = image;
  }

  @Override
  public int read() {
    var one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
  }

  @Override
  public int read(byte[] into, int offset, int length) {
    Objects.checkFromIndexSize(offset, length, into.length);
    int count = image.read(position, ByteBuffer.wrap(into, offset, length));
    position += Math.max(0, count);
    return count;
  }
}
