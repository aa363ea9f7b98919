package rekindle.recovery.disk;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import rekindle.firmware.Protocol;
import rekindle.firmware.Sha256;
import rekindle.recovery.Asker;
import rekindle.recovery.Drop;
import rekindle.recovery.Ending;
import rekindle.recovery.Endpoint;
import rekindle.recovery.Event;
import rekindle.recovery.Refusal;
import rekindle.recovery.Sign;
import rekindle.recovery.TransferId;

/// Reads each type of event from its members, see [EventJson].
final class EventReader {

  private final JsonObject json;

  private EventReader(JsonObject json) {
    this.json = json;
  }

  /// @return empty if no such type is known
  /// @throws RuntimeException if a member is missing or strange; the message says which
  static Optional<Event> read(String type, JsonObject json) {
    return new EventReader(json).read(type);
  }

  private Optional<Event> read(String type) {
    return switch (type) {
      case "requested/1" -> Optional.of(requested());
      case "refused/1" -> Optional.of(refused());
      case "started/1" -> Optional.of(started());
      case "first-acknowledged/1" ->
          Optional.of(new Event.FirstAcknowledged(at(), transfer(), phone()));
      case "stalled/1" ->
          Optional.of(new Event.Stalled(at(), transfer(), phone(), bytes(), duration("silentFor")));
      case "resumed/1" ->
          Optional.of(new Event.Resumed(at(), transfer(), phone(), bytes(), duration("silentFor")));
      case "finished/1" -> Optional.of(finished());
      case "dropped/1" ->
          Optional.of(new Event.Dropped(at(), phone(), protocol(), word("why", Drop.class)));
      case "seen-again/1" ->
          Optional.of(new Event.SeenAgain(at(), phone(), word("how", Sign.class)));
      case "station-started/1" ->
          Optional.of(new Event.StationStarted(at(), json.text("run"), json.text("version")));
      case "station-stopped/1" -> Optional.of(new Event.StationStopped(at(), json.text("run")));
      case "events-lost/1" -> Optional.of(eventsLost());
      default -> Optional.empty();
    };
  }

  private Event requested() {
    return new Event.Requested(
        at(),
        transfer(),
        phone(),
        Endpoint.parse(json.text("server")),
        protocol(),
        json.text("name"),
        json.textIfAny("model"),
        json.texts("options"),
        new Asker(
            json.textIfAny("userAgent"),
            json.textIfAny("login"),
            json.textIfAny("mac"),
            json.textIfAny("phoneModel")));
  }

  private Event refused() {
    return new Event.Refused(
        at(),
        transfer(),
        phone(),
        word("why", Refusal.class),
        json.text("text"),
        json.textIfAny("nearest"));
  }

  private Event started() {
    return new Event.Started(
        at(),
        transfer(),
        phone(),
        new Sha256(json.text("image")),
        json.number("sizeBytes"),
        Math.toIntExact(json.number("blockSizeBytes")),
        Math.toIntExact(json.number("windowSize")));
  }

  private Event finished() {
    return new Event.Finished(
        at(),
        transfer(),
        phone(),
        word("ending", Ending.class),
        json.text("detail"),
        bytes(),
        json.number("retransmittedBlocks"),
        duration("duration"));
  }

  private Event eventsLost() {
    return new Event.EventsLost(at(), Instant.parse(json.text("since")), json.number("count"));
  }

  private Instant at() {
    return Instant.parse(json.text("at"));
  }

  private TransferId transfer() {
    return TransferId.parse(json.text("transfer"));
  }

  private Endpoint phone() {
    return Endpoint.parse(json.text("phone"));
  }

  private Protocol protocol() {
    return word("protocol", Protocol.class);
  }

  private long bytes() {
    return json.number("bytes");
  }

  private Duration duration(String member) {
    return Duration.parse(json.text(member));
  }

  private <E extends Enum<E>> E word(String member, Class<E> words) {
    return Words.read(json.text(member), words);
  }
}
