package rekindle.tftp.wire;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import rekindle.tftp.Content;

/// A file as content; its size is the one it had when it was opened.
///
/// A file that shrinks afterwards reads short, and the transfer ends with an ERROR.
public final class FileContent implements Content, AutoCloseable {
  private final FileChannel channel;
  private final long sizeBytes;

  private FileContent(FileChannel channel, long sizeBytes) {
    this.channel = channel;
    this.sizeBytes = sizeBytes;
  }

  /// The file at `path`, opened for reading.
  public static FileContent open(Path path) throws IOException {
    var channel = FileChannel.open(path, StandardOpenOption.READ);
    try {
      return new FileContent(channel, channel.size());
    } catch (IOException failure) {
      channel.close();
      throw failure;
    }
  }

  @Override
  public long sizeBytes() {
    return sizeBytes;
  }

  @Override
  public int read(long position, ByteBuffer into) throws IOException {
    return channel.read(into, position);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
