package rekindle.recovery;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// When the deciding transfer of a recovery came to each of its points, by the recovery's timeline.
///
/// @param recovery whose newest event stands in where the timeline was cut
record Moments(Recovery recovery) {

  Instant asked() {
    return last(event -> event instanceof Event.Requested);
  }

  Instant started() {
    return last(event -> event instanceof Event.Started);
  }

  /// Since when it says nothing.
  Instant silent() {
    return ofTransfer()
        .filter(Event.Stalled.class::isInstance)
        .map(Event.Stalled.class::cast)
        .reduce((_, later) -> later)
        .map(stall -> stall.at().minus(stall.silentFor()))
        .orElse(recovery.lastSeenAt());
  }

  Instant end() {
    return last(event -> event instanceof Event.Finished || event instanceof Event.Refused);
  }

  private Instant last(Predicate<Event> kind) {
    Optional<Event.OfTransfer> newest = ofTransfer().filter(kind).reduce((_, later) -> later);
    return newest.map(Event::at).orElse(recovery.lastSeenAt());
  }

  private Stream<Event.OfTransfer> ofTransfer() {
    TransferId deciding = recovery.deciding().transfer();
    return Stream.concat(
            recovery.timeline().first().stream(), recovery.timeline().latest().stream())
        .map(Entry.Recorded::event)
        .filter(Event.OfTransfer.class::isInstance)
        .map(Event.OfTransfer.class::cast)
        .filter(event -> event.transfer().equals(deciding));
  }
}
