package rekindle.tftp;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/// From asked options to agreed [Terms], on a server (RFC 2347, 2348, 2349, 7440).
///
/// A server echoes only what was asked, each option once, in the order and the spelling of the
/// client. Unknown options and unreadable values are passed over in silence, as RFC 2347 wants it,
/// so a bad value costs the client that option and not the file. A client's side is
/// [OptionAckReading].
public final class Negotiation {
  private static final long LONGEST_TIMEOUT_SECONDS = 255;

  private Negotiation() {}

  /// A server's answer to a request.
  public sealed interface Answer {
    /// The transfer may begin.
    ///
    /// @param optionAck to be sent before the first block; empty: nothing was asked that is known,
    ///   and the transfer is plain RFC 1350
    record Agreed(Terms terms, Optional<OptionAck> optionAck) implements Answer {}

    /// There is no such transfer.
    record Refused(ErrorPacket error) implements Answer {}
  }

  /// What a server grants.
  ///
  /// A refusal comes before any OACK, because PXELINUX cannot take one after it; so the file has to
  /// be open, and its size known, before this is asked.
  ///
  /// @param sizeBytes bytes the transfer will carry, for `tsize` of a read; ignored for a write
  public static Answer answer(Request request, long sizeBytes, Limits limits) {
    Optional<Mode> mode = Mode.of(request.mode());
    if (mode.isEmpty()) {
      return new Answer.Refused(
          ErrorPacket.of(ErrorCode.ILLEGAL_OPERATION, "mode must be octet or netascii"));
    }
    Bargain bargain = new Bargain(request, mode.get(), sizeBytes, limits);
    request.options().firsts().forEach(bargain::consider);
    return bargain.closed();
  }

  /// The terms when a server answers a request without OACK: RFC 1350.
  public static Terms withoutOptions(Request asked) {
    return Terms.plain(Mode.of(asked.mode()).orElse(Mode.OCTET));
  }

  /// The `tsize` of a WRQ or an OACK; empty if there is none or it is no number.
  public static OptionalLong announcedSizeBytes(Options options) {
    return options
        .find(Option.TRANSFER_SIZE)
        .map(Option::value)
        .map(Decimal::parse)
        .orElseGet(OptionalLong::empty);
  }

  /// One request's options, looked at one after the other.
  private static final class Bargain {
    private final Request request;
    private final Mode mode;
    private final long sizeBytes;
    private final Limits limits;
    private final List<Option> granted = new ArrayList<>();
    private int blockSizeBytes = Terms.DEFAULT_BLOCK_SIZE_BYTES;
    private int windowSize = 1;
    private Optional<Duration> retryAfter = Optional.empty();
    private Rollover rollover = Rollover.TO_ZERO;

    Bargain(Request request, Mode mode, long sizeBytes, Limits limits) {
      this.request = request;
      this.mode = mode;
      this.sizeBytes = sizeBytes;
      this.limits = limits;
    }

    void consider(Option option) {
      OptionalLong number = Decimal.parse(option.value());
      if (number.isEmpty()) {
        return;
      }
      long value = number.getAsLong();
      switch (option.name().toLowerCase(Locale.ROOT)) {
        case Option.BLOCK_SIZE -> blockSize(option, value);
        case Option.WINDOW_SIZE -> windowSize(option, value);
        case Option.TIMEOUT -> timeout(option, value);
        case Option.TRANSFER_SIZE -> transferSize(option);
        case Option.ROLLOVER -> rollover(option, value);
        default -> {} // RFC 2347: unknown options are ignored.
      }
    }

    Answer closed() {
      Terms terms = new Terms(blockSizeBytes, windowSize, retryAfter, rollover, mode);
      return new Answer.Agreed(
          terms,
          granted.isEmpty() ? Optional.empty() : Optional.of(new OptionAck(new Options(granted))));
    }

    /// RFC 2348: never above what was asked; below 8 there is no block size.
    private void blockSize(Option option, long asked) {
      if (asked >= Terms.SMALLEST_BLOCK_SIZE_BYTES) {
        blockSizeBytes = (int) Math.min(asked, limits.maxBlockSizeBytes());
        granted.add(Option.of(option.name(), blockSizeBytes));
      }
    }

    /// RFC 7440: never above what was asked; a window of 0 blocks could send nothing.
    private void windowSize(Option option, long asked) {
      if (asked >= 1) {
        windowSize = (int) Math.min(asked, limits.maxWindowSize());
        granted.add(Option.of(option.name(), windowSize));
      }
    }

    /// RFC 2349: accepted as it stands or not at all. U-Boot compares the echo with its request.
    private void timeout(Option option, long seconds) {
      if (seconds >= 1 && seconds <= LONGEST_TIMEOUT_SECONDS) {
        retryAfter = Optional.of(Duration.ofSeconds(seconds));
        granted.add(option);
      }
    }

    /// RFC 2349: a read is answered with the size, a write with the number it came with.
    ///
    /// A size in netascii would have to count translated bytes, and clients disagree on what it
    /// means; for an empty file curl takes `tsize 0` for an error. Both leave it out.
    private void transferSize(Option option) {
      if (request instanceof WriteRequest) {
        granted.add(option);
      } else if (mode == Mode.OCTET && sizeBytes > 0) {
        granted.add(Option.of(option.name(), sizeBytes));
      }
    }

    private void rollover(Option option, long number) {
      if (number <= 1) {
        rollover = number == 0 ? Rollover.TO_ZERO : Rollover.TO_ONE;
        granted.add(option);
      }
    }
  }
}
