package rekindle.station;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongFunction;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import rekindle.firmware.Protocol;
import rekindle.recovery.Ending;
import rekindle.recovery.Endpoint;
import rekindle.recovery.Event;
import rekindle.recovery.TransferId;

class CrowdTest {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  private static final Endpoint PHONE = Endpoint.parse("192.168.1.50:2070");

  private final Crowd crowd = new Crowd();

  @Test
  void aHundredPhonesSwitchedOnTogetherAreToldOneByOne() {
    crowd.at(NOON);

    assertThat(told(100, CrowdTest::requested)).isEqualTo(100);
    assertThat(crowd.at(NOON.plusSeconds(1))).isEmpty();
  }

  @Test
  void whatIsMoreIsCountedAndToldWhenTheSecondIsOver() {
    crowd.at(NOON);

    assertThat(told(1_000, CrowdTest::requested)).isEqualTo(100);
    assertThat(told(700, id -> ended(id, Ending.COMPLETE))).isZero();
    assertThat(told(150, id -> ended(id, Ending.PHONE_SILENT))).isEqualTo(100);
    assertThat(crowd.at(NOON.plusMillis(999))).isEmpty();
    assertThat(crowd.at(NOON.plusSeconds(1))).contains(new Crowd.Untold(900, 700, 50));
  }

  @Test
  void theNextSecondBeginsAnew() {
    crowd.at(NOON);
    told(300, CrowdTest::requested);
    var _ = crowd.at(NOON.plusSeconds(1));

    assertThat(told(1, CrowdTest::requested)).isEqualTo(1);
    assertThat(crowd.at(NOON.plusSeconds(2))).isEmpty();
  }

  private long told(int events, LongFunction<Event.OfTransfer> event) {
    return LongStream.range(0, events).filter(id -> crowd.tells(event.apply(id))).count();
  }

  private static Event.OfTransfer requested(long id) {
    return new Event.Requested(
        NOON,
        new TransferId("run", id),
        PHONE,
        Endpoint.parse("192.168.1.10:69"),
        Protocol.TFTP,
        "snom320.bin",
        Optional.of("snom320"),
        Map.of());
  }

  private static Event.OfTransfer ended(long id, Ending how) {
    return new Event.Finished(
        NOON, new TransferId("run", id), PHONE, how, "", 0, 0, Duration.ofSeconds(1));
  }
}
