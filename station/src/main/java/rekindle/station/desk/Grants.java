package rekindle.station.desk;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/// What was allowed once and still holds. Bounded; the oldest grant gives way. Used by one thread
/// at a time.
final class Grants {
  private static final int MOST = 1_000;

  private final Duration lasts;
  private final Map<Matter, Long> untilNanos =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Matter, Long> eldest) {
          return size() > MOST;
        }
      };

  Grants(Duration lasts) {
    this.lasts = lasts;
  }

  void grant(Matter matter) {
    untilNanos.remove(matter);
    untilNanos.put(matter, System.nanoTime() + lasts.toNanos());
  }

  boolean holds(Matter matter) {
    Long until = untilNanos.get(matter);
    return until != null && System.nanoTime() - until < 0;
  }
}
