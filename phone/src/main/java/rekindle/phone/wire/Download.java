package rekindle.phone.wire;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import rekindle.phone.FetchNews;
import rekindle.phone.FetchNews.Reason;

/// A file being fetched, told piece by piece; ends with [FetchNews.Done] or [FetchNews.Failed],
/// unless its thread is interrupted: then nobody listens any more.
abstract sealed class Download permits HttpDownload, FtpDownload {
  /// How long a server may take to accept a connection.
  static final Duration CONNECT_WITHIN = Duration.ofSeconds(10);

  /// The phone loses patience earlier; this is for the case that it does not.
  static final Duration SILENT_AT_MOST = Duration.ofSeconds(90);

  private static final Logger LOG = LoggerFactory.getLogger(Download.class);
  private static final int PIECE_BYTES = 1 << 16;

  /// Where the news go.
  @FunctionalInterface
  interface Listener {
    void tell(FetchNews news) throws InterruptedException;
  }

  /// Ends a download with its reason.
  static final class FailedException extends Exception {
    private final Reason reason;

    FailedException(Reason reason, String text) {
      super(text);
      this.reason = reason;
    }
  }

  /// Does it all, on the caller's thread.
  final void run(Listener listener) {
    try {
      listener.tell(ending(listener));
    } catch (InterruptedException cancelled) {
      LOG.debug("the phone does not wait for its file any more");
    }
  }

  /// Fetches the file.
  ///
  /// @throws IOException if there is no answer, or the connection breaks
  abstract void fetch(Listener listener) throws IOException, InterruptedException, FailedException;

  /// Tells the bytes of a stream until its end.
  ///
  /// @return how many they were
  /// @throws FailedException if it breaks off
  static long tellAll(InputStream stream, Listener listener)
      throws InterruptedException, FailedException {
    long told = 0;
    try {
      byte[] piece = new byte[PIECE_BYTES];
      for (int read = stream.read(piece); read >= 0; read = stream.read(piece)) {
        listener.tell(new FetchNews.Piece(ByteBuffer.wrap(piece, 0, read)));
        told += read;
        piece = new byte[PIECE_BYTES];
      }
    } catch (IOException broken) {
      throw new FailedException(Reason.BROKEN_OFF, why(broken));
    }
    return told;
  }

  private FetchNews ending(Listener listener) throws InterruptedException {
    try {
      fetch(listener);
      return new FetchNews.Done();
    } catch (FailedException failed) {
      return new FetchNews.Failed(failed.reason, String.valueOf(failed.getMessage()));
    } catch (IOException unanswered) {
      return new FetchNews.Failed(Reason.NO_ANSWER, why(unanswered));
    } catch (RuntimeException malformed) {
      // Both clients throw what is meant for programmers when an answer makes no sense: a length
      // that is no number, a port past 65,535.
      LOG.debug("the server's answer makes no sense", malformed);
      return new FetchNews.Failed(Reason.SERVER_ERROR, why(malformed));
    }
  }

  private static String why(Exception trouble) {
    return String.valueOf(trouble.getMessage());
  }
}
