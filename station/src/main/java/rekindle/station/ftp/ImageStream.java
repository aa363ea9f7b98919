package rekindle.station.ftp;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import rekindle.station.desk.Delivery;

/// The bytes of an image from some position to its end, counted as they leave.
///
/// Whoever asks for more has got rid of what it asked for before.
final class ImageStream extends InputStream {
  private final FileChannel file;
  private final long sizeBytes;
  private final Delivery delivery;
  private long position;
  private long handedOut;
  private boolean broken;

  /// @param file closed by [#close]
  private ImageStream(FileChannel file, long sizeBytes, long from, Delivery delivery) {
    this.file = file;
    this.sizeBytes = sizeBytes;
    this.position = from;
    this.delivery = delivery;
  }

  /// @throws IOException if it cannot be read, or has another size than it should
  static ImageStream open(Path path, long sizeBytes, long from, Delivery delivery)
      throws IOException {
    FileChannel file = FileChannel.open(path, StandardOpenOption.READ);
    if (file.size() != sizeBytes) {
      file.close();
      throw new IOException("%s has another size than it had".formatted(path));
    }
    return new ImageStream(file, sizeBytes, from, delivery);
  }

  /// Whether the file could no longer be read.
  boolean broken() {
    return broken;
  }

  /// Counts what was handed out last; to be called when it has been written.
  void delivered() {
    if (handedOut > 0) {
      delivery.sent(handedOut);
      handedOut = 0;
    }
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    delivered();
    int wanted = (int) Math.min(length, sizeBytes - position);
    if (wanted <= 0) {
      return -1;
    }
    int count = file.read(ByteBuffer.wrap(into, offset, wanted), position);
    if (count <= 0) {
      broken = true;
      throw new IOException("the image is shorter than it was");
    }
    position += count;
    handedOut = count;
    return count;
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
