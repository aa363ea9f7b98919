package rekindle.station.dashboard;

import java.io.IOException;
import java.io.OutputStream;
import org.eclipse.jetty.io.EndPoint;

/// Writes to a client in small pieces, each of which has to be taken within the patience of
/// [Sending].
final class SlowOutput extends OutputStream {
  static final int PIECE_BYTES = 32 << 10;

  private final OutputStream out;
  private final EndPoint to;
  private final Sending sending;

  SlowOutput(OutputStream out, EndPoint to, Sending sending) {
    this.out = out;
    this.to = to;
    this.sending = sending;
  }

  @Override
  public void write(int one) throws IOException {
    write(new byte[] {(byte) one}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int from, int length) throws IOException {
    for (int sent = 0; sent < length; sent += PIECE_BYTES) {
      sending.begins(to, System.nanoTime());
      try {
        out.write(bytes, from + sent, Math.min(PIECE_BYTES, length - sent));
        out.flush();
      } finally {
        sending.ends(to);
      }
    }
  }
}
