package rekindle.recovery.disk;

import java.time.Duration;
import rekindle.recovery.Asker;
import rekindle.recovery.Event;
import tools.jackson.core.JsonGenerator;

/// Writes the members of each event, see [EventJson].
final class EventMembers {

  private EventMembers() {}

  static void write(Event event, JsonGenerator json) {
    json.writeStringProperty("at", event.at().toString());
    if (event instanceof Event.OfTransfer ofTransfer) {
      json.writeStringProperty("transfer", ofTransfer.transfer().toString());
      json.writeStringProperty("phone", ofTransfer.phone().toString());
    }
    writeRest(event, json);
  }

  private static void writeRest(Event event, JsonGenerator json) {
    switch (event) {
      case Event.Requested asked -> writeRequested(asked, json);
      case Event.Refused refused -> writeRefused(refused, json);
      case Event.Started started -> writeStarted(started, json);
      case Event.FirstAcknowledged _ -> {}
      case Event.Stalled stalled -> writeSilence(stalled.bytes(), stalled.silentFor(), json);
      case Event.Resumed resumed -> writeSilence(resumed.bytes(), resumed.silentFor(), json);
      case Event.Finished finished -> writeFinished(finished, json);
      case Event.Dropped dropped -> writeDropped(dropped, json);
      case Event.SeenAgain seen -> {
        json.writeStringProperty("phone", seen.phone().toString());
        json.writeStringProperty("how", Words.of(seen.how()));
      }
      case Event.StationStarted started -> {
        json.writeStringProperty("run", started.run());
        json.writeStringProperty("version", started.version());
      }
      case Event.StationStopped stopped -> json.writeStringProperty("run", stopped.run());
      case Event.EventsLost lost -> {
        json.writeStringProperty("since", lost.since().toString());
        json.writeNumberProperty("count", lost.count());
      }
    }
  }

  private static void writeRequested(Event.Requested asked, JsonGenerator json) {
    json.writeStringProperty("server", asked.server().toString());
    json.writeStringProperty("protocol", Words.of(asked.protocol()));
    json.writeStringProperty("name", asked.name());
    asked.model().ifPresent(model -> json.writeStringProperty("model", model));
    json.writeObjectPropertyStart("options");
    asked.options().forEach(json::writeStringProperty);
    json.writeEndObject();
    Asker asker = asked.asker();
    asker.userAgent().ifPresent(text -> json.writeStringProperty("userAgent", text));
    asker.login().ifPresent(text -> json.writeStringProperty("login", text));
    asker.mac().ifPresent(text -> json.writeStringProperty("mac", text));
    asker.model().ifPresent(text -> json.writeStringProperty("phoneModel", text));
  }

  private static void writeRefused(Event.Refused refused, JsonGenerator json) {
    json.writeStringProperty("why", Words.of(refused.why()));
    json.writeStringProperty("text", refused.text());
    refused.nearest().ifPresent(nearest -> json.writeStringProperty("nearest", nearest));
  }

  private static void writeStarted(Event.Started started, JsonGenerator json) {
    json.writeStringProperty("image", started.image().hex());
    json.writeNumberProperty("sizeBytes", started.sizeBytes());
    json.writeNumberProperty("blockSizeBytes", started.blockSizeBytes());
    json.writeNumberProperty("windowSize", started.windowSize());
  }

  private static void writeSilence(long bytes, Duration silentFor, JsonGenerator json) {
    json.writeNumberProperty("bytes", bytes);
    json.writeStringProperty("silentFor", silentFor.toString());
  }

  private static void writeFinished(Event.Finished finished, JsonGenerator json) {
    json.writeStringProperty("ending", Words.of(finished.ending()));
    json.writeStringProperty("detail", finished.detail());
    json.writeNumberProperty("bytes", finished.bytes());
    json.writeNumberProperty("retransmittedBlocks", finished.retransmittedBlocks());
    json.writeStringProperty("duration", finished.duration().toString());
  }

  private static void writeDropped(Event.Dropped dropped, JsonGenerator json) {
    json.writeStringProperty("phone", dropped.phone().toString());
    json.writeStringProperty("protocol", Words.of(dropped.protocol()));
    json.writeStringProperty("why", Words.of(dropped.why()));
  }
}
