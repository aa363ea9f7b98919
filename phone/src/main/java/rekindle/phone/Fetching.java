package rekindle.phone;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.OptionalLong;
import rekindle.firmware.ScreenText;

/// The image is being fetched over HTTP or FTP.
///
/// How long the real phones wait for a silent server is not public; here it is [#PATIENCE]
/// (inferred: about as long as their TFTP clients try).
final class Fetching implements Stage {
  static final Duration PATIENCE = Duration.ofSeconds(60);

  private final BootLoader loader;
  private final Board board;
  private final Ram ram = new Ram();
  private long silentUntilNanos;

  private Fetching(BootLoader loader, Board board, long nowNanos) {
    this.loader = loader;
    this.board = board;
    heard(nowNanos);
  }

  static Stage begin(BootLoader loader, Board board, Fetch wanted, long nowNanos, PhoneOutbox out) {
    board.diary().requested(wanted.protocol());
    out.fetch(wanted);
    return new Fetching(loader, board, nowNanos);
  }

  @Override
  public long deadlineNanos() {
    return silentUntilNanos;
  }

  @Override
  public Stage onTime(long nowNanos, PhoneOutbox out) {
    if (nowNanos < silentUntilNanos) {
      return this;
    }
    out.cancelFetch();
    return loader.loadingFailed(new Trouble(Ending.NO_ANSWER, ""), out);
  }

  @Override
  public Stage onFetch(FetchNews news, long nowNanos, PhoneOutbox out) {
    heard(nowNanos);
    return switch (news) {
      case FetchNews.Started(OptionalLong sizeBytes) -> started(sizeBytes, out);
      case FetchNews.Piece(ByteBuffer bytes) -> took(bytes, out);
      case FetchNews.Done() -> loader.loaded(ram.content(), nowNanos, out);
      case FetchNews.Failed(FetchNews.Reason reason, String text) ->
          loader.loadingFailed(new Trouble(endingOf(reason), text), out);
    };
  }

  private Stage started(OptionalLong sizeBytes, PhoneOutbox out) {
    boolean fits = sizeBytes.isEmpty() || ram.reserve(sizeBytes.getAsLong());
    return fits ? this : tooLarge(out);
  }

  private Stage took(ByteBuffer bytes, PhoneOutbox out) {
    if (!ram.append(bytes)) {
      return tooLarge(out);
    }
    board.diary().received(ram.sizeBytes());
    out.loaded(ram.sizeBytes());
    return this;
  }

  private Stage tooLarge(PhoneOutbox out) {
    out.cancelFetch();
    return loader.refused(ScreenText.TOO_LARGE, out);
  }

  private void heard(long nowNanos) {
    silentUntilNanos = nowNanos + PATIENCE.toNanos();
  }

  private static Ending endingOf(FetchNews.Reason reason) {
    return switch (reason) {
      case NO_ANSWER -> Ending.NO_ANSWER;
      case NOT_FOUND -> Ending.NOT_FOUND;
      case SERVER_ERROR -> Ending.SERVER_ERROR;
      case BROKEN_OFF -> Ending.BROKEN_OFF;
    };
  }
}
