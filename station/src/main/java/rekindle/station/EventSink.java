package rekindle.station;

import java.time.Instant;
import rekindle.recovery.Event;

/// Hears what happens at the station, event by event.
///
/// Events of one transfer come in their order; those of different transfers come from different
/// threads at once. Whoever has long work to do hands it on: packets wait meanwhile.
@FunctionalInterface
public interface EventSink {
  void happened(Event event);

  /// Time goes on; comes about once a second, also while nothing happens.
  default void secondPassed(Instant now) {}

  /// The other sink first, then this one.
  default EventSink after(EventSink other) {
    EventSink then = this;
    return new EventSink() {
      @Override
      public void happened(Event event) {
        other.happened(event);
        then.happened(event);
      }

      @Override
      public void secondPassed(Instant now) {
        other.secondPassed(now);
        then.secondPassed(now);
      }
    };
  }
}
