package rekindle.station.http;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletionException;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/// Sends the body of a reply, on a thread that may wait.
///
/// Parts of the file are given to Jetty as buffers over its mapping: an [ImageLine] sends them from
/// the file, and no byte of an image passes through the heap. A file that shrinks meanwhile (a
/// failing disk, somebody's hand) ends the connection: `Content-Length` was promised.
final class ImageBody {
  /// As much as one write sends: on a line as fast as memory, one thread would otherwise send a
  /// whole image to one client while all others wait.
  private static final int LONGEST_WRITE_BYTES = 1 << 20;

  private ImageBody() {}

  /// Sends the chunks, the last write marked as such.
  ///
  /// @throws IOException if the client is gone, the connection was cut, or the file is too short
  static void send(Reply reply, OpenImage file, Response response) throws IOException {
    long left = reply.lengthBytes();
    for (Reply.Chunk chunk : reply.chunks()) {
      left -= chunk.lengthBytes();
      switch (chunk) {
        case Reply.Text text -> write(response, left == 0, ByteBuffer.wrap(text.bytes()));
        case Reply.OfFile(ByteRange range) -> send(range, left == 0, file, response);
      }
    }
  }

  private static void send(ByteRange range, boolean last, OpenImage file, Response response)
      throws IOException {
    long position = range.first();
    while (position <= range.last()) {
      int bytes = (int) Math.min(LONGEST_WRITE_BYTES, range.last() + 1 - position);
      boolean end = last && position + bytes > range.last();
      write(response, end, file.part(position, bytes));
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
