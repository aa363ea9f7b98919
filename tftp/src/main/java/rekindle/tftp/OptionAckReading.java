package rekindle.tftp;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import rekindle.tftp.ClientHabits.OptionCheck;

/// What a client makes of a server's OACK (RFC 2347).
sealed interface OptionAckReading {
  /// The server agreed, perhaps to less than was asked.
  record Accepted(Terms terms) implements OptionAckReading {}

  /// The server claims what nobody asked; the client ends the transfer with this.
  record Unacceptable(ErrorPacket error) implements OptionAckReading {}

  static OptionAckReading of(OptionAck answer, Request asked, OptionCheck check) {
    return switch (check) {
      case IGNORES -> new Accepted(Negotiation.withoutOptions(asked));
      case TRUSTS -> new Accepted(trusted(answer, asked));
      case CHECKS -> checked(answer.options().firsts(), asked);
    };
  }

  private static Terms trusted(OptionAck answer, Request asked) {
    Terms plain = Negotiation.withoutOptions(asked);
    return number(answer.options().find(Option.BLOCK_SIZE))
        .filter(size -> size >= Terms.SMALLEST_BLOCK_SIZE_BYTES)
        .filter(size -> size <= Terms.LARGEST_BLOCK_SIZE_BYTES)
        .map(size -> with(plain, Option.BLOCK_SIZE, size))
        .orElse(plain);
  }

  private static OptionAckReading checked(List<Option> answers, Request asked) {
    Terms terms = Negotiation.withoutOptions(asked);
    for (Option answer : answers) {
      Optional<Option> question = asked.options().find(answer.name());
      if (question.isEmpty()) {
        return unacceptable("option was not asked");
      }
      Optional<Long> value = number(Optional.of(answer));
      if (value.isEmpty() || !fits(answer, value.get(), number(question))) {
        return unacceptable("option value not acceptable");
      }
      terms = with(terms, answer.name(), value.get());
    }
    return new Accepted(terms);
  }

  private static boolean fits(Option answer, long value, Optional<Long> asked) {
    long limit = asked.orElse(0L);
    return switch (answer.name().toLowerCase(Locale.ROOT)) {
      case Option.BLOCK_SIZE ->
          within(value, Terms.SMALLEST_BLOCK_SIZE_BYTES, limit)
              && value <= Terms.LARGEST_BLOCK_SIZE_BYTES;
      case Option.WINDOW_SIZE -> within(value, 1, limit) && value <= 0xFFFF;
      case Option.TIMEOUT -> within(value, 1, 255) && value == limit;
      case Option.ROLLOVER -> within(value, 0, 1) && value == limit;
      default -> true;
    };
  }

  private static boolean within(long value, long least, long most) {
    return value >= least && value <= most;
  }

  private static Terms with(Terms terms, String name, long value) {
    int blockSize = terms.blockSizeBytes();
    int window = terms.windowSize();
    Optional<Duration> retryAfter = terms.retryAfter();
    Rollover rollover = terms.rollover();
    switch (name.toLowerCase(Locale.ROOT)) {
      case Option.BLOCK_SIZE -> blockSize = (int) value;
      case Option.WINDOW_SIZE -> window = (int) value;
      case Option.TIMEOUT -> retryAfter = Optional.of(Duration.ofSeconds(value));
      case Option.ROLLOVER -> rollover = value == 0 ? Rollover.TO_ZERO : Rollover.TO_ONE;
      default -> {} // The size changes no terms.
    }
    return new Terms(blockSize, window, retryAfter, rollover, terms.mode());
  }

  private static Optional<Long> number(Optional<Option> option) {
    OptionalLong number =
        option.map(Option::value).map(Decimal::parse).orElseGet(OptionalLong::empty);
    return number.isPresent() ? Optional.of(number.getAsLong()) : Optional.empty();
  }

  private static Unacceptable unacceptable(String why) {
    return new Unacceptable(ErrorPacket.of(ErrorCode.OPTION_REFUSED, why));
  }
}
