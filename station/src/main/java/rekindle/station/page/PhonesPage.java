package rekindle.station.page;

import gg.jte.Content;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import rekindle.recovery.Outcome;
import rekindle.recovery.Recoveries;
import rekindle.station.board.Sight;
import rekindle.station.dashboard.Asked;
import rekindle.station.dashboard.Given;

/// Every recovery, those under way first.
record PhonesPage(Pages pages, Site site) {
  private static final int A_PAGE = 100;
  private static final String EXPORT = "/api/v1/recoveries?";

  Given handle(Asked asked) {
    Voice voice = pages.voice(asked);
    RowFilter filter = RowFilter.of(asked, site.zone());
    List<Sight> all = site.board().sights();
    List<Sight> fitting = all.stream().filter(filter::lets).toList();
    OptionalLong before = before(asked);
    List<Sight> page =
        fitting.stream()
            .filter(sight -> before.isEmpty() || id(sight) < before.getAsLong())
            .limit(A_PAGE)
            .toList();
    List<Sight> underWayFirst =
        page.stream().sorted(Comparator.comparing(sight -> !isUnderWay(sight))).toList();
    RowDrawing drawing = pages.drawing(voice);
    boolean more = page.size() == A_PAGE && id(page.getLast()) > id(fitting.getLast());
    Query query = filter.query();
    String older =
        more ? "/phones?" + query.with("before", String.valueOf(id(page.getLast()))) : "";
    Content body =
        Templates.part(
            "phones",
            voice,
            Map.of(
                "filter",
                view(filter, voice, voice.say(Words.COUNT, fitting.size(), all.size()), older),
                "fixed",
                before.isPresent(),
                "rows",
                underWayFirst.stream().map(drawing::row).toList()));
    return pages.page(
        asked, voice.say(Words.PHONES_TITLE), query.with("list", "phones"), body, List.of());
  }

  private FilterView view(RowFilter filter, Voice voice, String count, String older) {
    Query export = filter.query();
    return new FilterView(
        filter.phone(),
        site.catalogue().models().stream()
            .map(
                model ->
                    new SetupView.Choice(
                        model.id(), model.name().value(), model.id().equals(filter.model())))
            .toList(),
        Arrays.stream(Outcome.values())
            .map(
                outcome ->
                    new SetupView.Choice(
                        outcome.word(),
                        voice.say(OutcomeWords.of(outcome)),
                        outcome.word().equals(filter.outcome())))
            .toList(),
        filter.day().map(LocalDate::toString).orElse(""),
        count,
        EXPORT + export.with("format", "csv"),
        EXPORT + export.with("format", "json").with("limit", String.valueOf(Recoveries.KEPT)),
        older,
        filter.any());
  }

  private static OptionalLong before(Asked asked) {
    return asked
        .query("before")
        .filter(text -> text.matches("[0-9]{1,18}"))
        .map(text -> OptionalLong.of(Long.parseLong(text)))
        .orElse(OptionalLong.empty());
  }

  private static boolean isUnderWay(Sight sight) {
    return switch (RowDrawing.mood(sight.stage().kind())) {
      case GOING, WAITING -> true;
      case GUESS, GOOD, BAD, OVER -> false;
    };
  }

  private static long id(Sight sight) {
    return sight.recovery().id();
  }
}
