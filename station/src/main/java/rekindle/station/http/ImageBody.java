package rekindle.station.http;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.CompletionException;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import rekindle.station.desk.Delivery;

/// Sends the body of a reply, on a thread that may wait.
///
/// The file is mapped, so that the system sends its own cached pages and no byte of an image passes
/// through the heap. A file that shrinks meanwhile (a failing disk, somebody's hand) ends the
/// connection: `Content-Length` was promised.
final class ImageBody {
  /// As much as one write sends. Each one that a client takes counts as a sign of life.
  private static final int SLICE_BYTES = 32 << 10;

  private ImageBody() {}

  /// Opens a file for sending.
  ///
  /// @param arena ends the mapping
  /// @throws IOException if it cannot be read, or has another size than it should
  static MemorySegment map(Path file, long sizeBytes, Arena arena) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      if (channel.size() != sizeBytes) {
        throw new IOException("%s has another size than it had".formatted(file));
      }
      return channel.map(MapMode.READ_ONLY, 0, sizeBytes, arena);
    }
  }

  /// Sends the chunks, the last write marked as such.
  ///
  /// @throws IOException if the client is gone, or the connection was cut
  static void send(Reply reply, MemorySegment file, Response response, Delivery delivery)
      throws IOException {
    long left = reply.lengthBytes();
    for (Reply.Chunk chunk : reply.chunks()) {
      left -= chunk.lengthBytes();
      switch (chunk) {
        case Reply.Text text -> write(response, left == 0, ByteBuffer.wrap(text.bytes()));
        case Reply.OfFile(ByteRange range) -> send(range, left == 0, file, response, delivery);
      }
    }
  }

  private static void send(
      ByteRange range, boolean last, MemorySegment file, Response response, Delivery delivery)
      throws IOException {
    long position = range.first();
    while (position <= range.last()) {
      long bytes = Math.min(SLICE_BYTES, range.last() + 1 - position);
      boolean end = last && position + bytes > range.last();
      write(response, end, file.asSlice(position, bytes).asByteBuffer());
      delivery.sent(bytes);
      position += bytes;
    }
  }

  private static void write(Response response, boolean last, ByteBuffer bytes) throws IOException {
    var done = new Callback.Completable();
    response.write(last, bytes, done);
    try {
      // Not to be interrupted: as long as the connection writes, the bytes must stay mapped. The
      // deliveries cut a connection that takes too long, or that the station no longer waits for.
      done.join();
    } catch (CompletionException failure) {
      throw new IOException(failure.getCause());
    }
  }
}
