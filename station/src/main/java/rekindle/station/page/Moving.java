package rekindle.station.page;

import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;
import rekindle.firmware.Language;
import rekindle.station.board.Sight;

/// The numbers of running transfers, written once a second for everybody who watches.
final class Moving {
  private static final long FRESH_NANOS = 900_000_000;

  private record Written(long atNanos, String lines) {}

  private final Site site;
  private final Map<Language, Written> written = new EnumMap<>(Language.class);

  Moving(Site site) {
    this.site = site;
  }

  /// A line each: id, value, max and text, parted by tabulators. Empty where nothing moves.
  synchronized String lines(Voice voice) {
    long now = System.nanoTime();
    Written last = written.get(voice.language());
    if (last == null || now - last.atNanos() > FRESH_NANOS) {
      last = new Written(now, write(voice));
      written.put(voice.language(), last);
    }
    return last.lines();
  }

  private String write(Voice voice) {
    RowDrawing drawing = RowDrawing.of(site, voice);
    return site.board().moving().stream()
        .map(sight -> line(sight, drawing))
        .collect(Collectors.joining("\n"));
  }

  private static String line(Sight sight, RowDrawing drawing) {
    return "%d\t%d\t%d\t%s"
        .formatted(
            sight.recovery().id(),
            sight.bytes(),
            sight.sizeBytes().orElse(0),
            drawing.fetching(sight));
  }
}
