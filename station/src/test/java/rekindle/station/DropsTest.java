package rekindle.station;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import rekindle.tftp.wire.DropReason;

class DropsTest {
  private static final InetAddress SCANNER = InetAddress.ofLiteral("203.0.113.9");
  private static final InetAddress OTHER = InetAddress.ofLiteral("203.0.113.10");
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

  private final Drops drops = new Drops();

  @Test
  void aScanIsToldOnceAMinute() {
    boolean first = drops.worthTelling(SCANNER, DropReason.SOURCE_NOT_ALLOWED, NOON);
    boolean soon = drops.worthTelling(SCANNER, DropReason.SOURCE_NOT_ALLOWED, NOON.plusSeconds(59));
    boolean later =
        drops.worthTelling(SCANNER, DropReason.SOURCE_NOT_ALLOWED, NOON.plusSeconds(60));

    assertThat(first).isTrue();
    assertThat(soon).isFalse();
    assertThat(later).isTrue();
  }

  @Test
  void anotherSourceAndAnotherReasonAreToldAtOnce() {
    drops.worthTelling(SCANNER, DropReason.SOURCE_NOT_ALLOWED, NOON);

    assertThat(drops.worthTelling(OTHER, DropReason.SOURCE_NOT_ALLOWED, NOON)).isTrue();
    assertThat(drops.worthTelling(SCANNER, DropReason.MALFORMED, NOON)).isTrue();
  }
}
