package rekindle.station;

import rekindle.recovery.Event;

/// Hears what happens at the station, event by event.
///
/// Events of one transfer come in their order; those of different transfers come from different
/// threads at once. Whoever has long work to do hands it on: packets wait meanwhile.
@FunctionalInterface
public interface EventSink {
  void happened(Event event);

  /// This sink first, then the other.
  default EventSink and(EventSink other) {
    return event -> {
      happened(event);
      other.happened(event);
    };
  }
}
