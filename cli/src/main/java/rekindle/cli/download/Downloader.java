package rekindle.cli.download;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import rekindle.firmware.Notice;

/// Brings one file from an HTTP server into a folder.
///
/// ```
///   ask --> 200: begin anew ----+--> read to the end ----------> Complete
///    ^  --> 206: add to the part+        |
///    |  --> 416: all there ------------- | --------------------> Complete
///    |  --> 404, 410 ------------------- | --------------------> Absent
///    |  --> other 4xx, too large ------- | --------------------> Failed
///    |                                   v
///    +--- pause <--- fewer than `tries` without a byte <-- broke off, 5xx, 408, 429
/// ```
///
/// What was read stays on the disk, with the server's name for it (ETag or date of change); the
/// next try, or the next run, asks for the rest of just this content.
public final class Downloader implements AutoCloseable {
  private static final int PIECE_BYTES = 1 << 16;

  private final Limits limits;
  private final Origin origin;
  private final URI address;
  private final PartFile part;
  private final DownloadListener listener;

  private Downloader(
      Limits limits, Origin origin, URI address, PartFile part, DownloadListener listener) {
    this.limits = limits;
    this.origin = origin;
    this.address = address;
    this.part = part;
    this.listener = listener;
  }

  /// Prepares a download. Nothing is asked yet.
  ///
  /// @param folder where the bytes are kept until they are all there; made where there is none
  /// @param address an http or https address with a host
  /// @param userAgent how we call ourselves to the server
  /// @throws IOException if the folder cannot be written, or a download from this address runs
  ///   already
  public static Downloader open(
      Path folder, URI address, Limits limits, String userAgent, DownloadListener listener)
      throws IOException {
    if (!Origin.speaks(address)) {
      throw new IllegalArgumentException("no http or https address: " + address);
    }
    PartFile part = PartFile.open(folder, address);
    return new Downloader(limits, new Origin(limits, userAgent), address, part, listener);
  }

  /// What one request came to.
  private sealed interface Turn {
    record Ended(Downloaded end) implements Turn {}

    /// @param why a part of a sentence
    record BrokenOff(String why) implements Turn {}
  }

  /// Downloads until all is there or it makes no sense any more.
  ///
  /// @throws IOException if the disk fails
  public Downloaded run() throws IOException {
    Duration pause = limits.pause();
    // A server that breaks off at the same place again and again gains nothing.
    long furthest = part.sizeBytes();
    for (int inVain = 0; ; ) {
      String why;
      switch (turn()) {
        case Turn.Ended(Downloaded end) -> {
          return end;
        }
        case Turn.BrokenOff(String reason) -> why = reason;
      }
      boolean gained = part.sizeBytes() > furthest;
      furthest = Math.max(furthest, part.sizeBytes());
      inVain = gained ? 0 : inVain + 1;
      pause = gained ? limits.pause() : pause;
      if (inVain >= limits.tries()) {
        return failed(why);
      }
      listener.brokeOff(why, pause);
      if (!waited(pause)) {
        return failed("it was interrupted");
      }
      pause = pause.multipliedBy(2);
    }
  }

  /// Throws the bytes away; nobody goes on with them.
  public void discard() throws IOException {
    part.discard();
  }

  @Override
  public void close() throws IOException {
    origin.close();
    part.close();
  }

  private Turn turn() throws IOException {
    Optional<Origin.Rest> rest = rest();
    HttpResponse<InputStream> response;
    try {
      response = origin.get(address, rest);
    } catch (Origin.RefusedException refused) {
      return new Turn.Ended(new Downloaded.Failed(refused.notice()));
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return new Turn.BrokenOff("it was interrupted");
    } catch (IOException trouble) {
      return new Turn.BrokenOff(NetworkTrouble.why(trouble));
    }
    try (InputStream body = response.body()) {
      return answered(response, body, rest);
    }
  }

  private Optional<Origin.Rest> rest() throws IOException {
    long sizeBytes = part.sizeBytes();
    return sizeBytes == 0
        ? Optional.empty()
        : part.validator().map(validator -> new Origin.Rest(sizeBytes, validator));
  }

  private Turn answered(
      HttpResponse<InputStream> response, InputStream body, Optional<Origin.Rest> rest)
      throws IOException {
    int status = response.statusCode();
    return switch (status) {
      case 200 -> fromTheBeginning(response, body);
      case 206 -> rest.isPresent() ? goOn(response, body) : unexpected(status);
      case 416 -> rest.isPresent() ? nothingLeft(response) : unexpected(status);
      case 404, 410 -> new Turn.Ended(new Downloaded.Absent(absent(response.uri(), status)));
      case 408, 429 ->
          new Turn.BrokenOff("the server asks us to come again (%d)".formatted(status));
      default ->
          status >= 500
              ? new Turn.BrokenOff("the server has trouble of its own (%d)".formatted(status))
              : unexpected(status);
    };
  }

  private Turn fromTheBeginning(HttpResponse<InputStream> response, InputStream body)
      throws IOException {
    long length = response.headers().firstValueAsLong("Content-Length").orElse(-1);
    if (length > limits.maxBytes()) {
      return tooLarge(length);
    }
    part.restart(Headers.validator(response));
    return read(response, body, length);
  }

  private Turn goOn(HttpResponse<InputStream> response, InputStream body) throws IOException {
    Matcher range = Headers.contentRange(response);
    if (!range.matches() || !String.valueOf(part.sizeBytes()).equals(range.group(1))) {
      part.restart("");
      return new Turn.BrokenOff("the server sends another part than was asked for");
    }
    long whole = range.group(2).equals("*") ? -1 : Long.parseLong(range.group(2));
    if (whole > limits.maxBytes()) {
      return tooLarge(whole);
    }
    listener.resumed(part.sizeBytes());
    return read(response, body, whole);
  }

  private Turn nothingLeft(HttpResponse<InputStream> response) throws IOException {
    Matcher range = Headers.contentRange(response);
    if (range.matches() && range.group(2).equals(String.valueOf(part.sizeBytes()))) {
      return complete(response, true);
    }
    part.restart("");
    return new Turn.BrokenOff("the server's file is shorter than what is here");
  }

  private Turn read(HttpResponse<InputStream> response, InputStream body, long whole)
      throws IOException {
    var piece = new byte[PIECE_BYTES];
    try (var guard = new StallGuard(body, limits.toStall())) {
      for (int count = next(body, piece, guard); count >= 0; count = next(body, piece, guard)) {
        part.append(ByteBuffer.wrap(piece, 0, count));
        listener.progress(part.sizeBytes(), whole);
        if (part.sizeBytes() > limits.maxBytes()) {
          return tooLarge(part.sizeBytes());
        }
      }
    } catch (BodyException broken) {
      return new Turn.BrokenOff(broken.why());
    }
    if (whole >= 0 && part.sizeBytes() != whole) {
      return new Turn.BrokenOff(
          "the server announced %s bytes and sent %s"
              .formatted(grouped(whole), grouped(part.sizeBytes())));
    }
    return complete(response, whole >= 0 || Headers.isChunked(response));
  }

  /// Reading from the server failed, not writing to the disk.
  private static final class BodyException extends IOException {
    private static final long serialVersionUID = 1L;

    private final String why;

    BodyException(String why, IOException cause) {
      super(why, cause);
      this.why = why;
    }

    String why() {
      return why;
    }
  }

  private int next(InputStream body, byte[] piece, StallGuard guard) throws BodyException {
    try {
      int count = body.read(piece);
      guard.fed();
      return count;
    } catch (IOException trouble) {
      throw new BodyException(
          guard.struck()
              ? "nothing came for %d s".formatted(limits.toStall().toSeconds())
              : "the connection broke",
          trouble);
    }
  }

  private Turn complete(HttpResponse<InputStream> response, boolean lengthKnown)
      throws IOException {
    return new Turn.Ended(
        new Downloaded.Complete(part.file(), response.uri(), part.sizeBytes(), lengthKnown));
  }

  private Turn tooLarge(long bytes) throws IOException {
    part.restart("");
    return new Turn.Ended(
        new Downloaded.Failed(
            new Notice(
                "%s has %s bytes or more; no image has more than %s."
                    .formatted(address, grouped(bytes), grouped(limits.maxBytes())),
                "",
                "check the address")));
  }

  private Turn unexpected(int status) {
    return new Turn.Ended(
        new Downloaded.Failed(
            new Notice(
                "%s: the server refuses (%d%s)."
                    .formatted(
                        address, status, status == 401 || status == 403 ? ", no right to it" : ""),
                "",
                "check the address; if it opens in a browser, download it there and add the"
                    + " file")));
  }

  private static Notice absent(URI at, int status) {
    return new Notice(
        "%s: the server has no such file (%d).".formatted(at, status), "", "check the address");
  }

  private Downloaded failed(String why) throws IOException {
    boolean kept = part.sizeBytes() > 0 && part.validator().isPresent();
    return new Downloaded.Failed(
        new Notice(
            "Cannot download %s: %s.".formatted(address, why),
            kept ? "The %s bytes that came are kept.".formatted(grouped(part.sizeBytes())) : "",
            kept
                ? "run the same command again; it goes on where it broke off"
                : "check the address and the network, then try again"));
  }

  private static boolean waited(Duration pause) {
    try {
      return !new CountDownLatch(1).await(pause.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static String grouped(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }
}
