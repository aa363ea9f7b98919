package rekindle.station;

import rekindle.recovery.Event;

/// Hears what happens at the station, event by event.
///
/// Events of one transfer come in their order; those of different transfers come from different
/// threads at once. Whoever has long work to do hands it on: packets wait meanwhile.
@FunctionalInterface
public interface EventSink {
  void happened(Event event);

  /// The other sink first, then this one.
  default EventSink after(EventSink other) {
    return event -> {
      other.happened(event);
      happened(event);
    };
  }
}
