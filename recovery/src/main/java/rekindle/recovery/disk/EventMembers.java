package rekindle.recovery.disk;

import java.time.Duration;
import rekindle.recovery.Asker;
import rekindle.recovery.Event;

/// Writes the members of each event, see [EventJson].
final class EventMembers {

  private EventMembers() {}

  static void write(Event event, JsonLine json) {
    json.text("at", event.at().toString());
    if (event instanceof Event.OfTransfer ofTransfer) {
      json.text("transfer", ofTransfer.transfer().toString());
      json.text("phone", ofTransfer.phone().toString());
    }
    writeRest(event, json);
  }

  private static void writeRest(Event event, JsonLine json) {
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
        json.text("phone", seen.phone().toString());
        json.text("how", Words.of(seen.how()));
      }
      case Event.StationStarted started -> {
        json.text("run", started.run());
        json.text("version", started.version());
      }
      case Event.StationStopped stopped -> json.text("run", stopped.run());
      case Event.EventsLost lost -> {
        json.text("since", lost.since().toString());
        json.number("count", lost.count());
      }
    }
  }

  private static void writeRequested(Event.Requested asked, JsonLine json) {
    json.text("server", asked.server().toString());
    json.text("protocol", Words.of(asked.protocol()));
    json.text("name", asked.name());
    asked.model().ifPresent(model -> json.text("model", model));
    json.begin("options");
    asked.options().forEach(json::text);
    json.end();
    Asker asker = asked.asker();
    asker.userAgent().ifPresent(text -> json.text("userAgent", text));
    asker.login().ifPresent(text -> json.text("login", text));
    asker.mac().ifPresent(text -> json.text("mac", text));
    asker.model().ifPresent(text -> json.text("phoneModel", text));
  }

  private static void writeRefused(Event.Refused refused, JsonLine json) {
    json.text("why", Words.of(refused.why()));
    json.text("text", refused.text());
    refused.nearest().ifPresent(nearest -> json.text("nearest", nearest));
  }

  private static void writeStarted(Event.Started started, JsonLine json) {
    json.text("image", started.image().hex());
    json.number("sizeBytes", started.sizeBytes());
    json.number("blockSizeBytes", started.blockSizeBytes());
    json.number("windowSize", started.windowSize());
  }

  private static void writeSilence(long bytes, Duration silentFor, JsonLine json) {
    json.number("bytes", bytes);
    json.text("silentFor", silentFor.toString());
  }

  private static void writeFinished(Event.Finished finished, JsonLine json) {
    json.text("ending", Words.of(finished.ending()));
    json.text("detail", finished.detail());
    json.number("bytes", finished.bytes());
    json.number("retransmittedBlocks", finished.retransmittedBlocks());
    json.text("duration", finished.duration().toString());
  }

  private static void writeDropped(Event.Dropped dropped, JsonLine json) {
    json.text("phone", dropped.phone().toString());
    json.text("protocol", Words.of(dropped.protocol()));
    json.text("why", Words.of(dropped.why()));
  }
}
