package rekindle.station;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import rekindle.firmware.Protocol;
import rekindle.recovery.Ending;
import rekindle.recovery.Endpoint;
import rekindle.recovery.Event;
import rekindle.recovery.Sign;
import rekindle.recovery.TransferId;

/// What a person reads in the log.
class EventLogTest {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  private static final Endpoint PHONE = Endpoint.parse("192.168.1.50:2070");
  private static final TransferId ID = new TransferId("run", 7);

  private final Logger logger = (Logger) LoggerFactory.getLogger("rekindle.station");
  private final ListAppender<ILoggingEvent> appender = new ListAppender<>();
  private final EventLog log = new EventLog();

  @BeforeEach
  void listen() {
    appender.start();
    logger.addAppender(appender);
  }

  @AfterEach
  void stop() {
    logger.detachAppender(appender);
  }

  @Test
  void aPhoneThatNeverAnsweredIsSaidToHaveNeverAnswered() {
    log.happened(requested());
    log.happened(silent());

    assertThat(lines().getLast())
        .isEqualTo("192.168.1.50:2070 never answered; our packets may not reach it");
  }

  @Test
  void aPhoneThatAcknowledgedOnlyTheOptionsIsNotSaidToHaveNeverAnswered() {
    log.happened(requested());
    log.happened(new Event.FirstAcknowledged(NOON, ID, PHONE));
    log.happened(silent());

    assertThat(lines().getLast())
        .contains("answered our first packet and then took no block")
        .doesNotContain("never answered");
  }

  @Test
  void aPhoneThatRunsAgainIsSaidWithWhatTellsIt() {
    log.happened(new Event.SeenAgain(NOON, PHONE, Sign.ASKS_FOR_SETTINGS));
    log.happened(new Event.SeenAgain(NOON, PHONE, Sign.WEB_SERVER_ANSWERS));

    assertThat(lines())
        .containsExactly(
            "192.168.1.50 runs again: it asks for its settings",
            "192.168.1.50 runs again: its own web server answers");
  }

  @Test
  void aCrowdIsToldAsANumberAndItsTroublesOneByOne() {
    for (int number = 0; number < 150; number++) {
      var id = new TransferId("crowd", number);
      log.happened(requested(id));
      log.happened(number == 149 ? silent(id) : complete(id));
    }
    log.secondPassed(NOON.plusSeconds(1));

    assertThat(lines()).filteredOn(line -> line.contains("asks for")).hasSize(100);
    assertThat(lines()).filteredOn(line -> line.contains("has all of")).hasSize(100);
    assertThat(lines()).filteredOn(line -> line.contains("never answered")).hasSize(1);
    assertThat(lines().getLast())
        .isEqualTo(
            "and 50 more asked within a second, 49 have all of their file, 0 came to a bad end;"
                + " \"rekindle history\" tells of each");
  }

  private static Event requested() {
    return requested(ID);
  }

  private static Event requested(TransferId id) {
    return new Event.Requested(
        NOON,
        id,
        PHONE,
        Endpoint.parse("192.168.1.10:69"),
        Protocol.TFTP,
        "snom320.bin",
        Optional.of("snom320"),
        Map.of());
  }

  private static Event silent() {
    return silent(ID);
  }

  private static Event silent(TransferId id) {
    return new Event.Finished(
        NOON, id, PHONE, Ending.PHONE_SILENT, "", 0, 0, Duration.ofSeconds(90));
  }

  private static Event complete(TransferId id) {
    return new Event.Finished(NOON, id, PHONE, Ending.COMPLETE, "", 1_000, 0, Duration.ofMillis(3));
  }

  private List<String> lines() {
    return appender.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
  }
}
