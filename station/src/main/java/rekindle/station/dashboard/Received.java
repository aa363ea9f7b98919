package rekindle.station.dashboard;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.OptionalLong;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;

/// The body of a request as it comes from the network.
///
/// A client that stops sending is let go by the connection's idle limit. One that sends a byte now
/// and then is too slow where, half a minute after the first byte and later, the mean is under 1
/// KiB a second.
///
/// @param atEase how long a body may come as slowly as it likes
record Received(Request request, Duration atEase) implements Asked.Content {

  private static final long LEAST_BYTES_A_SECOND = 1 << 10;

  @Override
  public OptionalLong announcedBytes() {
    boolean chunked = request.getHeaders().contains(HttpHeader.TRANSFER_ENCODING);
    long length = request.getHeaders().getLongField(HttpHeader.CONTENT_LENGTH);
    if (chunked) {
      return OptionalLong.empty();
    }
    return OptionalLong.of(Math.max(0, length));
  }

  @Override
  public InputStream upTo(long mostBytes) throws IOException {
    if (announcedBytes().orElse(0) > mostBytes) {
      throw new TooLargeException(mostBytes);
    }
    return new Limited(Request.asInputStream(request), mostBytes, atEase);
  }

  private static final class Limited extends InputStream {
    private final InputStream in;
    private final long mostBytes;
    private final Duration atEase;
    private final long sinceNanos = System.nanoTime();
    private long readBytes;

    Limited(InputStream in, long mostBytes, Duration atEase) {
      this.in = in;
      this.mostBytes = mostBytes;
      this.atEase = atEase;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
      int count = in.read(into, from, length);
      if (count > 0) {
        readBytes += count;
        check();
      }
      return count;
    }

    @Override
    public void close() throws IOException {
      in.close();
    }

    private void check() throws IOException {
      if (readBytes > mostBytes) {
        throw new TooLargeException(mostBytes);
      }
      long nanos = System.nanoTime() - sinceNanos;
      if (nanos > atEase.toNanos()
          && readBytes < LEAST_BYTES_A_SECOND * Duration.ofNanos(nanos).toSeconds()) {
        throw new TooSlowException();
      }
    }
  }
}
