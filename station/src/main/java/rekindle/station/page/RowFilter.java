package rekindle.station.page;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;
import rekindle.recovery.Recovery;
import rekindle.station.board.Sight;
import rekindle.station.dashboard.Asked;

/// Which recoveries a list shows; an empty text lets all pass.
///
/// @param phone a part of an address or of a MAC
/// @param model an id
/// @param outcome the word of an outcome
/// @param day on which it began, by the station's clock
record RowFilter(String phone, String model, String outcome, Optional<LocalDate> day, ZoneId zone) {

  static RowFilter of(Asked asked, ZoneId zone) {
    boolean list = asked.query("list").isPresent() || asked.path().equals("/phones");
    return list
        ? new RowFilter(
            text(asked, "phone"),
            text(asked, "model"),
            text(asked, "outcome"),
            day(text(asked, "day")),
            zone)
        : new RowFilter("", "", "", Optional.empty(), zone);
  }

  private static String text(Asked asked, String name) {
    return asked.query(name).map(text -> text.strip().toLowerCase(Locale.ROOT)).orElse("");
  }

  private static Optional<LocalDate> day(String text) {
    try {
      return text.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(text));
    } catch (DateTimeParseException noDay) {
      return Optional.empty();
    }
  }

  boolean lets(Sight sight) {
    Recovery recovery = sight.recovery();
    return isPhone(recovery)
        && (model.isEmpty() || isModel(recovery))
        && (outcome.isEmpty() || recovery.outcome().word().equals(outcome))
        && day.filter(one -> !one.equals(recovery.startedAt().atZone(zone).toLocalDate()))
            .isEmpty();
  }

  boolean any() {
    return !(phone.isEmpty() && model.isEmpty() && outcome.isEmpty() && day.isEmpty());
  }

  Query query() {
    return Query.NONE
        .with("phone", phone)
        .with("model", model)
        .with("outcome", outcome)
        .with("day", day.map(LocalDate::toString).orElse(""));
  }

  private boolean isPhone(Recovery recovery) {
    return phone.isEmpty()
        || recovery.phone().address().getHostAddress().contains(phone)
        || recovery.deciding().asker().mac().filter(mac -> mac.contains(phone)).isPresent();
  }

  private boolean isModel(Recovery recovery) {
    return recovery.model().filter(model::equals).isPresent()
        || recovery.deciding().asker().model().filter(model::equals).isPresent();
  }
}
