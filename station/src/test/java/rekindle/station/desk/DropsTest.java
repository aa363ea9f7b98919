package rekindle.station.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import rekindle.firmware.Protocol;
import rekindle.recovery.Drop;
import rekindle.recovery.Endpoint;
import rekindle.recovery.Event;

class DropsTest {
  private static final Endpoint SCANNER = Endpoint.parse("203.0.113.9:4000");
  private static final Endpoint OTHER = Endpoint.parse("203.0.113.10:4000");
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

  private final List<Event> events = new ArrayList<>();
  private Instant now = NOON;
  private final Drops drops = new Drops(events::add, () -> now);

  @Test
  void aScanIsToldOnceAMinute() {
    drops.dropped(SCANNER, Protocol.TFTP, Drop.SOURCE_NOT_ALLOWED);
    now = NOON.plusSeconds(59);
    drops.dropped(SCANNER, Protocol.TFTP, Drop.SOURCE_NOT_ALLOWED);
    now = NOON.plusSeconds(60);
    drops.dropped(SCANNER, Protocol.TFTP, Drop.SOURCE_NOT_ALLOWED);

    assertThat(events).extracting(Event::at).containsExactly(NOON, NOON.plusSeconds(60));
  }

  @Test
  void anotherSourceReasonOrProtocolIsToldAtOnce() {
    drops.dropped(SCANNER, Protocol.TFTP, Drop.SOURCE_NOT_ALLOWED);
    drops.dropped(OTHER, Protocol.TFTP, Drop.SOURCE_NOT_ALLOWED);
    drops.dropped(SCANNER, Protocol.TFTP, Drop.MALFORMED);
    drops.dropped(SCANNER, Protocol.HTTP, Drop.SOURCE_NOT_ALLOWED);

    assertThat(events).hasSize(4);
  }
}
