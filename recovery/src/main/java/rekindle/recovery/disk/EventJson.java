package rekindle.recovery.disk;

import rekindle.recovery.Event;
import tools.jackson.core.JacksonException;
import tools.jackson.core.json.JsonFactory;

/// The form of an event in the journal and on the wire: a type and a flat JSON object.
///
/// The form is a contract with every file ever written, so it is spelled out ([EventMembers]
/// writes, [EventReader] reads) and does not follow from the names of Java classes. A type carries
/// its version (`requested/1`). A member may be added without a new version if it may be absent;
/// any other change is a new version, and the old one is read for ever.
///
/// Moments are ISO 8601 in UTC, durations ISO 8601 (`PT3.2S`), words lower case with hyphens.
public final class EventJson {

  private static final JsonFactory JSON = new JsonFactory();

  private EventJson() {}

  /// The type of an event, with its version.
  public static String type(Event event) {
    return switch (event) {
      case Event.Requested _ -> "requested/1";
      case Event.Refused _ -> "refused/1";
      case Event.Started _ -> "started/1";
      case Event.FirstAcknowledged _ -> "first-acknowledged/1";
      case Event.Stalled _ -> "stalled/1";
      case Event.Resumed _ -> "resumed/1";
      case Event.Finished _ -> "finished/1";
      case Event.Dropped _ -> "dropped/1";
      case Event.SeenAgain _ -> "seen-again/1";
      case Event.StationStarted _ -> "station-started/1";
      case Event.StationStopped _ -> "station-stopped/1";
      case Event.EventsLost _ -> "events-lost/1";
    };
  }

  /// The event as one line of JSON, without its type.
  public static String write(Event event) {
    var line = new JsonLine();
    EventMembers.write(event, line);
    return line.end().toString();
  }

  /// What came of reading an event.
  public sealed interface Reading {
    /// It is this event.
    record Known(Event event) implements Reading {}

    /// It is none that this version knows.
    ///
    /// @param why what is strange, for a person
    record Strange(String why) implements Reading {}
  }

  /// Reads what [#write] wrote, in this version or an earlier one. Never an exception.
  public static Reading read(String type, String json) {
    try {
      return EventReader.read(type, JsonObject.of(JSON, json))
          .<Reading>map(Reading.Known::new)
          .orElseGet(() -> new Reading.Strange("written by a newer version of Rekindle"));
    } catch (JacksonException e) {
      return new Reading.Strange("not JSON: " + e.getOriginalMessage());
    } catch (RuntimeException e) {
      // Thrown by the values' own checks (Instant.parse, compact constructors): they say what is
      // wrong.
      return new Reading.Strange(String.valueOf(e.getMessage()));
    }
  }
}
