package rekindle.station.http;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.eclipse.jetty.io.EofException;
import org.eclipse.jetty.io.ManagedSelector;
import org.eclipse.jetty.io.SocketChannelEndPoint;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.thread.Scheduler;

/// A client's connection on which parts of an image leave by sendfile.
///
/// Jetty hands a connection the buffers that it wants written, the answer's head first. The buffer
/// that is a part of the image being sent is not written but sent from the file, and is then as
/// empty as if it had been written: Jetty counts on as ever. Beginning and head still leave
/// together.
final class ImageLine extends SocketChannelEndPoint {
  /// As much as leaves with the head of an answer, written. Small ranges are written whole.
  private static final int WITH_THE_HEAD_BYTES = 16 << 10;

  /// What a client must take to have given a sign of life.
  private static final int WORTH_TELLING_BYTES = 32 << 10;

  private volatile Optional<Sending> sending = Optional.empty();

  ImageLine(SocketChannel channel, ManagedSelector selector, SelectionKey key, Scheduler timers) {
    super(channel, selector, key, timers);
  }

  /// From now on parts of this image are sent from its file; one image at a time.
  ///
  /// @param sent told how many more bytes the connection took, by whichever thread sends
  void begin(OpenImage image, LongConsumer sent) {
    sending = Optional.of(new Sending(image, sent));
  }

  /// The image is about to be closed, after its last write has ended.
  void end() {
    sending = Optional.empty();
  }

  @Override
  public boolean flush(ByteBuffer... buffers) throws IOException {
    ByteBuffer last = buffers[buffers.length - 1];
    Optional<Sending> now = sending.filter(one -> last.hasRemaining() && one.image.has(last));
    return now.isPresent() ? flush(now.get(), last, buffers) : super.flush(buffers);
  }

  private boolean flush(Sending now, ByteBuffer last, ByteBuffer... buffers) throws IOException {
    int before = last.remaining();
    if (BufferUtil.remaining(buffers) > before) {
      writeWithTheHead(last, buffers);
    } else {
      sendFromFile(now.image, last);
    }
    now.took(before - last.remaining(), !last.hasRemaining());
    return !last.hasRemaining();
  }

  private void writeWithTheHead(ByteBuffer last, ByteBuffer... buffers) throws IOException {
    int end = last.limit();
    last.limit(Math.min(end, last.position() + WITH_THE_HEAD_BYTES));
    try {
      var _ = super.flush(buffers);
    } finally {
      last.limit(end);
    }
  }

  private void sendFromFile(OpenImage image, ByteBuffer part) throws EofException {
    try {
      if (image.send(part, getChannel()) > 0) {
        notIdle();
      }
    } catch (IOException failure) {
      throw new EofException(failure);
    }
  }

  /// One image on its way. Only one thread at a time sends; which one changes.
  private static final class Sending {
    private final OpenImage image;
    private final LongConsumer sent;
    private long untold;

    Sending(OpenImage image, LongConsumer sent) {
      this.image = image;
      this.sent = sent;
    }

    void took(int bytes, boolean all) {
      untold += bytes;
      if (untold >= WORTH_TELLING_BYTES || (all && untold > 0)) {
        sent.accept(untold);
        untold = 0;
      }
    }
  }
}
