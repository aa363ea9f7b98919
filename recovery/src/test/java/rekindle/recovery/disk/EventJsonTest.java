package rekindle.recovery.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import rekindle.firmware.Protocol;
import rekindle.firmware.Sha256;
import rekindle.recovery.Asker;
import rekindle.recovery.Drop;
import rekindle.recovery.Ending;
import rekindle.recovery.Endpoint;
import rekindle.recovery.Event;
import rekindle.recovery.Refusal;
import rekindle.recovery.Seed;
import rekindle.recovery.Sign;
import rekindle.recovery.TransferId;

/// The lines below are in files of people. One that no longer matches is a broken journal.
final class EventJsonTest {

  private static final Instant AT = Instant.parse("2026-11-22T12:00:00.123Z");
  private static final TransferId TRANSFER = new TransferId("run1", 7);
  private static final Endpoint PHONE = Endpoint.parse("192.168.1.50:2007");
  private static final String START =
      "{\"at\":\"2026-11-22T12:00:00.123Z\",\"transfer\":\"run1-7\","
          + "\"phone\":\"192.168.1.50:2007\"";

  record Line(Event event, String type, String json) {}

  static List<Line> lines() {
    return List.of(
        new Line(
            new Event.Requested(
                AT,
                TRANSFER,
                PHONE,
                Endpoint.parse("192.168.1.10:69"),
                Protocol.TFTP,
                "snom320.bin",
                Optional.of("snom320"),
                Map.of("timeout", "5")),
            "requested/1",
            START
                + ",\"server\":\"192.168.1.10:69\",\"protocol\":\"tftp\",\"name\":\"snom320.bin\","
                + "\"model\":\"snom320\",\"options\":{\"timeout\":\"5\"}}"),
        new Line(
            new Event.Requested(
                AT,
                TRANSFER,
                PHONE,
                Endpoint.parse("192.168.1.10:80"),
                Protocol.HTTP,
                "snom320.bin",
                Optional.empty(),
                Map.of(),
                new Asker(
                    Optional.of("snom870-SIP 8.4.35"),
                    Optional.of("PlcmSpIp"),
                    Optional.of("00:04:13:2a:b3:c4"),
                    Optional.of("snom870"))),
            "requested/1",
            START
                + ",\"server\":\"192.168.1.10:80\",\"protocol\":\"http\",\"name\":\"snom320.bin\","
                + "\"options\":{},\"userAgent\":\"snom870-SIP 8.4.35\",\"login\":\"PlcmSpIp\","
                + "\"mac\":\"00:04:13:2a:b3:c4\",\"phoneModel\":\"snom870\"}"),
        new Line(
            new Event.Refused(
                AT, TRANSFER, PHONE, Refusal.NOT_PUBLISHED, "File not found", Optional.of("a.bin")),
            "refused/1",
            START
                + ",\"why\":\"not-published\",\"text\":\"File not found\",\"nearest\":\"a.bin\"}"),
        new Line(
            new Event.Started(AT, TRANSFER, PHONE, new Sha256("ab".repeat(32)), 3_306_384, 512, 1),
            "started/1",
            START
                + ",\"image\":\""
                + "ab".repeat(32)
                + "\",\"sizeBytes\":3306384,\"blockSizeBytes\":512,\"windowSize\":1}"),
        new Line(
            new Event.FirstAcknowledged(AT, TRANSFER, PHONE), "first-acknowledged/1", START + "}"),
        new Line(
            new Event.Stalled(AT, TRANSFER, PHONE, 51_200, Duration.ofMillis(3_200)),
            "stalled/1",
            START + ",\"bytes\":51200,\"silentFor\":\"PT3.2S\"}"),
        new Line(
            new Event.Resumed(AT, TRANSFER, PHONE, 51_712, Duration.ofMillis(5_100)),
            "resumed/1",
            START + ",\"bytes\":51712,\"silentFor\":\"PT5.1S\"}"),
        new Line(
            new Event.Finished(
                AT,
                TRANSFER,
                PHONE,
                Ending.COMPLETE_LAST_ACK_MISSING,
                "",
                3_306_384,
                4,
                Duration.ofSeconds(12)),
            "finished/1",
            START
                + ",\"ending\":\"complete-last-ack-missing\",\"detail\":\"\",\"bytes\":3306384,"
                + "\"retransmittedBlocks\":4,\"duration\":\"PT12S\"}"),
        new Line(
            new Event.Dropped(AT, PHONE, Protocol.TFTP, Drop.SOURCE_NOT_ALLOWED),
            "dropped/1",
            "{\"at\":\"2026-11-22T12:00:00.123Z\",\"phone\":\"192.168.1.50:2007\","
                + "\"protocol\":\"tftp\",\"why\":\"source-not-allowed\"}"),
        new Line(
            new Event.SeenAgain(AT, PHONE, Sign.ASKS_FOR_SETTINGS),
            "seen-again/1",
            "{\"at\":\"2026-11-22T12:00:00.123Z\",\"phone\":\"192.168.1.50:2007\","
                + "\"how\":\"asks-for-settings\"}"),
        new Line(
            new Event.StationStarted(AT, "run1", "0.1.0"),
            "station-started/1",
            "{\"at\":\"2026-11-22T12:00:00.123Z\",\"run\":\"run1\",\"version\":\"0.1.0\"}"),
        new Line(
            new Event.StationStopped(AT, "run1"),
            "station-stopped/1",
            "{\"at\":\"2026-11-22T12:00:00.123Z\",\"run\":\"run1\"}"),
        new Line(
            new Event.EventsLost(AT, Instant.parse("2026-11-22T11:59:00Z"), 17),
            "events-lost/1",
            "{\"at\":\"2026-11-22T12:00:00.123Z\",\"since\":\"2026-11-22T11:59:00Z\","
                + "\"count\":17}"));
  }

  @ParameterizedTest
  @MethodSource("lines")
  void theFormOfAnEventNeverChanges(Line line) {
    String type = EventJson.type(line.event());
    String json = EventJson.write(line.event());

    assertThat(type).isEqualTo(line.type());
    assertThat(json).isEqualTo(line.json());
  }

  @ParameterizedTest
  @MethodSource("lines")
  void anEventReadsBackEqual(Line line) {
    EventJson.Reading reading = EventJson.read(line.type(), line.json());

    assertThat(reading).isEqualTo(new EventJson.Reading.Known(line.event()));
  }

  @ParameterizedTest
  @MethodSource("lines")
  void whatANewerVersionAddedIsNoTrouble(Line line) {
    String more =
        line.json().replaceFirst("\\{", "{\"mac\":[\"00:04:13\",{\"a\":1}],\"x\":1.5,\"y\":null,");

    EventJson.Reading reading = EventJson.read(line.type(), more);

    assertThat(reading).isEqualTo(new EventJson.Reading.Known(line.event()));
  }

  @Test
  void everyEventOfTheSealedTypeHasALine() {
    Stream<Class<?>> types =
        Stream.concat(
            Arrays.stream(Event.class.getPermittedSubclasses()),
            Arrays.stream(Event.OfTransfer.class.getPermittedSubclasses()));

    List<Class<?>> records = types.filter(Class::isRecord).toList();

    assertThat(lines().stream().map(line -> (Object) line.event().getClass()).distinct())
        .containsExactlyInAnyOrderElementsOf(List.<Object>copyOf(records));
  }

  @Test
  void theWordsNeverChange() {
    assertThat(words(Protocol.values())).containsExactly("tftp", "http", "ftp");
    assertThat(words(Refusal.values()))
        .containsExactly(
            "not-published", "damaged-image", "wrong-model", "busy", "denied", "bad-request");
    assertThat(words(Ending.values()))
        .containsExactly(
            "complete",
            "complete-last-ack-missing",
            "size-probe",
            "part",
            "phone-error",
            "phone-silent",
            "superseded",
            "station-stopped",
            "aborted");
    assertThat(words(Drop.values()))
        .containsExactly("source-not-allowed", "over-budget", "malformed");
    assertThat(words(Sign.values())).containsExactly("asks-for-settings", "web-server-answers");
  }

  @Test
  void hostileTextsSurviveTheFile() {
    var options = new LinkedHashMap<String, String>();
    options.put("\u0000\"\\{}", "\u001b[2J");
    options.put("ü", "😀\ud83d");
    var event =
        new Event.Requested(
            AT,
            TRANSFER,
            PHONE,
            PHONE,
            Protocol.TFTP,
            "\u0000\"\\\n../'",
            Optional.empty(),
            options);

    EventJson.Reading reading = EventJson.read(EventJson.type(event), EventJson.write(event));

    assertThat(reading).isEqualTo(new EventJson.Reading.Known(event));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "seen-again/9        | {}                                            | newer version",
        "station-stopped/1   | {\"at\":\"2026-11-22T12:00:00Z\"}               | 'run' is missing",
        "station-stopped/1   | {\"at\":\"yesterday\",\"run\":\"a\"}              | yesterday",
        "station-stopped/1   | {\"at\":\"2026-11-22T12:00:00Z\",\"run\":\"A B\"} | not a run",
        "station-stopped/1   | {\"at\":\"2026-11-22T12:00:00Z\",\"run\":         | not JSON",
        "station-stopped/1   | []                                            | not a JSON object",
        "station-stopped/1   | ``                                            | not a JSON object",
        "first-acknowledged/1| {\"at\":\"2026-11-22T12:00:00Z\",\"transfer\":7}  | 'transfer' is"
            + " missing",
        "events-lost/1       |"
            + " {\"at\":\"2026-11-22T12:00:00Z\",\"since\":\"2026-11-22T12:00:00Z\",\"count\":1.5}"
            + " | 'count' is missing",
        "dropped/1           |"
            + " {\"at\":\"2026-11-22T12:00:00Z\",\"phone\":\"1.2.3.4:5\",\"protocol\":\"sip\",\"why\":\"busy\"}"
            + " | 'sip' is no Protocol"
      })
  void whatCannotBeReadSaysWhy(String type, String json, String why) {
    EventJson.Reading reading = EventJson.read(type, json);

    assertThat(reading).isInstanceOf(EventJson.Reading.Strange.class);
    assertThat(((EventJson.Reading.Strange) reading).why()).contains(why);
  }

  @Test
  void anyDamageToALineIsReadOrExplained() {
    long seed = Seed.get();
    var random = new Random(seed);
    List<Line> lines = lines();
    for (int n = 0; n < 10_000; n++) {
      Line line = lines.get(random.nextInt(lines.size()));
      var damaged = new StringBuilder(line.json());
      damaged.setCharAt(random.nextInt(damaged.length()), (char) random.nextInt(128));
      damaged.setLength(random.nextInt(damaged.length()) + 1);

      assertThatCode(() -> EventJson.read(line.type(), damaged.toString()))
          .as("-Dseed=%d, line %d: %s", seed, n, damaged)
          .doesNotThrowAnyException();
    }
  }

  private static List<String> words(Enum<?>[] constants) {
    return Arrays.stream(constants).map(Words::of).toList();
  }
}
