package rekindle.station;

import java.time.Instant;
import java.util.Optional;
import rekindle.recovery.Event;

/// Counts events that the journal did not get. Safe for several threads.
final class Losses {
  private long count;
  private Instant since = Instant.MAX;

  synchronized void add(Instant first, long events) {
    count += events;
    since = first.isBefore(since) ? first : since;
  }

  /// What to write into the journal about it; empty if nothing is missing.
  synchronized Optional<Event.EventsLost> asEvent(Instant now) {
    return count == 0 ? Optional.empty() : Optional.of(new Event.EventsLost(now, since, count));
  }

  /// This much was told to the journal; what was lost since then is still to be told.
  synchronized void written(Event.EventsLost told) {
    count -= told.count();
    since = count == 0 ? Instant.MAX : since;
  }
}
