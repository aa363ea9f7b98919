package rekindle.station;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;
import rekindle.firmware.Protocol;
import rekindle.recovery.Asker;
import rekindle.recovery.Event;
import rekindle.recovery.TransferId;

/// Writes every event as one line of the log, never a packet; where very many come at once, some of
/// them and the number of the others ([Crowd]). The numbers in a line are also its key-value pairs,
/// for logs in JSON.
public final class EventLog implements EventSink {
  private static final Logger log = LoggerFactory.getLogger("rekindle.station");

  /// What earlier lines of a transfer told, for the later ones.
  ///
  /// @param heard whether the phone has answered
  private record Talk(String name, Protocol protocol, boolean heard) {}

  private final Map<TransferId, Talk> talks = new ConcurrentHashMap<>();
  private final Crowd crowd = new Crowd();

  @Override
  public void happened(Event event) {
    secondPassed(event.at());
    if (!(event instanceof Event.OfTransfer own)
        || talks.containsKey(own.transfer())
        || crowd.tells(own)) {
      tell(event);
    }
  }

  @Override
  public void secondPassed(Instant now) {
    crowd.at(now).ifPresent(EventLog::untold);
  }

  private static void untold(Crowd.Untold untold) {
    log.atInfo()
        .addKeyValue("event", "Untold")
        .addKeyValue("requests", untold.requests())
        .addKeyValue("complete", untold.complete())
        .addKeyValue("failed", untold.failed())
        .log(untold.text());
  }

  private void tell(Event event) {
    switch (event) {
      case Event.Requested e -> requested(e);
      case Event.Refused e -> refused(e);
      case Event.Started e -> started(e);
      case Event.FirstAcknowledged e -> answered(e);
      case Event.Stalled e -> stalled(e);
      case Event.Resumed e -> resumed(e);
      case Event.Finished e -> finished(e);
      case Event.Dropped e -> dropped(e);
      case Event.SeenAgain e -> seen(e);
      case Event.StationStarted e -> log.debug("run {} started, version {}", e.run(), e.version());
      case Event.StationStopped e -> log.debug("run {} stopped", e.run());
      case Event.EventsLost e -> log.warn("the journal misses {} events", e.count());
    }
  }

  private void requested(Event.Requested e) {
    String name = Quoted.of(e.name());
    talks.put(e.transfer(), new Talk(name, e.protocol(), false));
    line(log.atInfo(), e)
        .addKeyValue("server", e.server().toString())
        .addKeyValue("protocol", word(e.protocol()))
        .addKeyValue("model", e.model().orElse(""))
        .addKeyValue("userAgent", e.asker().userAgent().orElse(""))
        .addKeyValue("login", e.asker().login().orElse(""))
        .addKeyValue("mac", e.asker().mac().orElse(""))
        .addKeyValue("phoneModel", e.asker().model().orElse(""))
        .log(
            "{} asks for {}{} by {}{}{}",
            e.phone(),
            asksForTheSize(e) ? "the size of " : "",
            name,
            e.protocol(),
            e.model().map(m -> ", a " + m).orElse(""),
            by(e.asker()));
    warnOfAnotherModel(e);
  }

  private static boolean asksForTheSize(Event.Requested e) {
    return "HEAD".equals(e.options().get("method")) || "SIZE".equals(e.options().get("command"));
  }

  private static String by(Asker asker) {
    return asker
        .userAgent()
        .map(text -> "; it calls itself " + Quoted.of(text))
        .or(() -> asker.login().map(text -> ", logged in as " + Quoted.of(text)))
        .orElse("");
  }

  private static void warnOfAnotherModel(Event.Requested e) {
    Optional<String> real = e.asker().model();
    if (e.model().isPresent() && real.isPresent() && !real.equals(e.model())) {
      line(log.atWarn(), e)
          .addKeyValue("phoneModel", real.get())
          .log(
              "{} is a {}{}, but it asks for the file of a {}",
              e.phone(),
              real.get(),
              e.asker().mac().map(mac -> " (" + mac + ")").orElse(""),
              e.model().get());
    }
  }

  private void refused(Event.Refused e) {
    line(log.atWarn(), e)
        .addKeyValue("reason", word(e.why()))
        .addKeyValue("nearest", e.nearest().orElse(""))
        .log("{} gets no {}: {}", e.phone(), name(e), because(e));
    talks.remove(e.transfer());
  }

  private String because(Event.Refused e) {
    return switch (e.why()) {
      case NOT_PUBLISHED ->
          "no image is published under that name"
              + e.nearest().map(near -> "; the nearest is " + Quoted.of(near)).orElse("");
      case DAMAGED_IMAGE -> "its image on this disk is damaged; add it again";
      case BUSY -> "the station has no port or file free (%s)".formatted(e.text());
      case DENIED -> e.text();
      case WRONG_MODEL -> "it is another model's phone (--strict-model)";
      case BAD_REQUEST -> "that is no request that can be served (%s)".formatted(e.text());
    };
  }

  private void started(Event.Started e) {
    line(log.atInfo(), e)
        .addKeyValue("sha256", e.image().hex())
        .addKeyValue("sizeBytes", e.sizeBytes())
        .addKeyValue("blockSizeBytes", e.blockSizeBytes())
        .addKeyValue("windowSize", e.windowSize())
        .log(
            "{} gets {}: {} bytes{}{}",
            e.phone(),
            name(e),
            grouped(e.sizeBytes()),
            e.blockSizeBytes() > 0 ? " in blocks of " + e.blockSizeBytes() : "",
            e.windowSize() > 1 ? ", windows of " + e.windowSize() : "");
  }

  private void answered(Event.FirstAcknowledged e) {
    talks.computeIfPresent(e.transfer(), (_, talk) -> new Talk(talk.name(), talk.protocol(), true));
    line(log.atDebug(), e).log("{} answers", e.phone());
  }

  private void stalled(Event.Stalled e) {
    line(log.atInfo(), e)
        .addKeyValue("bytes", e.bytes())
        .log(
            "{} is silent for {} after {} bytes; it may be writing its flash, so leave its power"
                + " on",
            e.phone(),
            seconds(e.silentFor()),
            grouped(e.bytes()));
  }

  private void resumed(Event.Resumed e) {
    line(log.atInfo(), e)
        .addKeyValue("bytes", e.bytes())
        .log("{} goes on after {} of silence", e.phone(), seconds(e.silentFor()));
  }

  private void finished(Event.Finished e) {
    LoggingEventBuilder level = e.ending().isComplete() ? log.atInfo() : quietly(e);
    line(level, e)
        .addKeyValue("ending", word(e.ending()))
        .addKeyValue("detail", e.detail())
        .addKeyValue("bytes", e.bytes())
        .addKeyValue("retransmittedBlocks", e.retransmittedBlocks())
        .addKeyValue("millis", e.duration().toMillis())
        .log("{} {}", e.phone(), how(e));
    talks.remove(e.transfer());
  }

  private static LoggingEventBuilder quietly(Event.Finished e) {
    return switch (e.ending()) {
      case SIZE_PROBE -> log.atDebug();
      case PART -> log.atInfo();
      default -> log.atWarn();
    };
  }

  private String again(Event.Finished e) {
    Talk talk = talks.get(e.transfer());
    return talk != null && talk.protocol() != Protocol.TFTP
        ? ""
        : ", %d blocks sent again".formatted(e.retransmittedBlocks());
  }

  private String how(Event.Finished e) {
    String all =
        "has all of %s: %s bytes in %s%s"
            .formatted(name(e), grouped(e.bytes()), seconds(e.duration()), again(e));
    return switch (e.ending()) {
      case COMPLETE -> all;
      case COMPLETE_LAST_ACK_MISSING -> all + "; only its last acknowledgement is missing";
      case SIZE_PROBE -> "only wanted to know the size of " + name(e);
      case PART ->
          "has a part of %s: %s bytes (%s)"
              .formatted(name(e), grouped(e.bytes()), Quoted.of(e.detail()));
      case PHONE_ERROR ->
          "broke off after %s bytes: %s".formatted(grouped(e.bytes()), Quoted.of(e.detail()));
      case PHONE_SILENT -> silent(e);
      case SUPERSEDED -> "began anew after %s bytes".formatted(grouped(e.bytes()));
      case STATION_STOPPED ->
          "was told that the station stops, after %s bytes".formatted(grouped(e.bytes()));
      case ABORTED -> "was given up after %s bytes: %s".formatted(grouped(e.bytes()), e.detail());
    };
  }

  /// A phone that acknowledges the options and takes no block has 0 bytes, but our packets reach
  /// it.
  private String silent(Event.Finished e) {
    if (e.bytes() > 0) {
      return "fell silent after %s bytes".formatted(grouped(e.bytes()));
    }
    Talk talk = talks.get(e.transfer());
    if (talk != null && talk.heard()) {
      return "answered our first packet and then took no block; it was switched off or began again";
    }
    return talk != null && talk.protocol() == Protocol.FTP
        ? "never opened its data connection; a firewall may be in the way"
        : "never answered; our packets may not reach it";
  }

  private static void dropped(Event.Dropped e) {
    log.atWarn()
        .addKeyValue("event", "Dropped")
        .addKeyValue("phone", e.phone().toString())
        .addKeyValue("reason", word(e.why()))
        .log("{} {}", e.phone(), what(e));
  }

  private static void seen(Event.SeenAgain e) {
    log.atInfo()
        .addKeyValue("event", "SeenAgain")
        .addKeyValue("phone", e.phone().toString())
        .addKeyValue("how", word(e.how()))
        .log(
            "{} runs again: {}",
            e.phone().address().getHostAddress(),
            switch (e.how()) {
              case ASKS_FOR_SETTINGS -> "it asks for its settings";
              case WEB_SERVER_ANSWERS -> "its own web server answers";
            });
  }

  private static String what(Event.Dropped e) {
    return switch (e.why()) {
      case SOURCE_NOT_ALLOWED ->
          "is not answered: it is outside the local networks; --allow %s serves it"
              .formatted(e.phone().address().getHostAddress());
      case OVER_BUDGET ->
          e.protocol() == Protocol.TFTP
              ? "is not answered: too many requests wait for an answer; its next try may pass"
              : "asks for many names that nobody knows; the history does not keep all of them";
      case MALFORMED -> "is not answered: that is no request of %s".formatted(e.protocol());
    };
  }

  private String name(Event.OfTransfer e) {
    Talk talk = talks.get(e.transfer());
    return talk == null ? "its file" : talk.name();
  }

  private static LoggingEventBuilder line(LoggingEventBuilder line, Event.OfTransfer e) {
    return line.addKeyValue("event", e.getClass().getSimpleName())
        .addKeyValue("transfer", e.transfer().toString())
        .addKeyValue("phone", e.phone().toString());
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static String grouped(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  private static String seconds(Duration span) {
    return String.format(Locale.ROOT, "%.1f s", span.toMillis() / 1_000.0);
  }
}
