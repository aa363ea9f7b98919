package rekindle.station.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StraysTest {
  private static final InetAddress SCANNER = InetAddress.ofLiteral("192.168.1.50");
  private static final InetAddress OTHER = InetAddress.ofLiteral("192.168.1.51");
  private static final long MINUTE = Duration.ofMinutes(1).toNanos();

  private final Strays strays = new Strays();

  @Test
  void aScanIsToldThirtyTimesAMinute() {
    assertThat(told(1_000, 5)).isEqualTo(30);
    assertThat(told(1_000, 5 + MINUTE - 1)).isZero();
    assertThat(told(1_000, 5 + MINUTE)).isEqualTo(30);
  }

  @Test
  void oneSourceUsesUpNothingOfAnother() {
    told(1_000, 0);

    assertThat(strays.worthTelling(OTHER, 0)).isTrue();
  }

  private long told(int requests, long nowNanos) {
    return IntStream.range(0, requests).filter(_ -> strays.worthTelling(SCANNER, nowNanos)).count();
  }
}
