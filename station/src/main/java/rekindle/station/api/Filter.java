package rekindle.station.api;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import rekindle.recovery.Outcome;
import rekindle.recovery.Recovery;
import rekindle.station.dashboard.Asked;
import rekindle.tftp.Cidr;

/// Which recoveries are asked for.
///
/// @param wanted tells of one
/// @param limit most that are given
record Filter(Predicate<Recovery> wanted, int limit) {
  static final int USUAL = 100;
  static final int MOST = 10_000;

  private static final Pattern MAC = Pattern.compile("[0-9a-f]{2}([:-]?[0-9a-f]{2}){1,5}[:-]?");
  private static final String OUTCOMES =
      Arrays.stream(Outcome.values()).map(Outcome::word).collect(Collectors.joining(", "));

  /// Reads what is asked.
  ///
  /// @param usual how many where nobody says
  /// @throws IllegalArgumentException if a part of it makes no sense; its message says which
  static Filter of(Asked asked, ZoneId zone, int usual) {
    Predicate<Recovery> wanted =
        Stream.of(
                asked.query("phone").map(Filter::phone),
                asked.query("model").map(Filter::model),
                asked.query("outcome").map(Filter::outcome),
                asked.query("day").map(day -> day(day, zone)),
                asked.query("before").map(Filter::before))
            .flatMap(Optional::stream)
            .reduce(_ -> true, Predicate::and);
    return new Filter(wanted, asked.query("limit").map(Filter::limit).orElse(usual));
  }

  /// An address, a range, a part of an address; or a hardware address or a part of it.
  private static Predicate<Recovery> phone(String text) {
    String typed = text.strip().toLowerCase(Locale.ROOT);
    Optional<Cidr> range = Cidr.parse(typed);
    if (range.isPresent()) {
      return one -> range.get().contains(one.phone().address());
    }
    String digits = typed.replaceAll("[:-]", "");
    boolean mac = MAC.matcher(typed).matches();
    return one ->
        one.phone().address().getHostAddress().contains(typed)
            || (mac && mac(one).contains(digits));
  }

  private static String mac(Recovery recovery) {
    return recovery.deciding().asker().mac().orElse("").replace(":", "");
  }

  private static Predicate<Recovery> model(String typed) {
    String id = typed.strip().toLowerCase(Locale.ROOT);
    return one ->
        one.model().equals(Optional.of(id))
            || one.deciding().asker().model().equals(Optional.of(id));
  }

  private static Predicate<Recovery> outcome(String typed) {
    Outcome outcome =
        Arrays.stream(Outcome.values())
            .filter(one -> one.word().equals(typed.strip().toLowerCase(Locale.ROOT)))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("outcome is one of " + OUTCOMES));
    return one -> one.outcome() == outcome;
  }

  private static Predicate<Recovery> day(String typed, ZoneId zone) {
    try {
      LocalDate day = LocalDate.parse(typed.strip());
      return one -> one.startedAt().atZone(zone).toLocalDate().equals(day);
    } catch (DateTimeParseException _) {
      throw new IllegalArgumentException("day is a date such as 2026-11-22");
    }
  }

  private static Predicate<Recovery> before(String typed) {
    long id =
        Numbers.positive(typed)
            .orElseThrow(() -> new IllegalArgumentException("before is the id of a recovery"));
    return one -> one.id() < id;
  }

  private static int limit(String typed) {
    return Numbers.positive(typed)
        .filter(number -> number >= 1 && number <= MOST)
        .orElseThrow(
            () -> new IllegalArgumentException("limit is a number from 1 to %d".formatted(MOST)))
        .intValue();
  }
}
