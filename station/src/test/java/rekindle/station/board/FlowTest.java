package rekindle.station.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import rekindle.firmware.Protocol;
import rekindle.recovery.Endpoint;
import rekindle.recovery.TransferId;

/// The rate of a transfer and the time that is left.
class FlowTest {
  private static final long HALF_A_SECOND = 500_000_000;

  @Test
  void atTheFirstLookNoRateIsKnown() {
    Flow flow = Flow.begin(live(500_000, 0), 0);

    assertThat(flow.bytesPerSecond()).isZero();
    assertThat(flow.left()).isEmpty();
  }

  @Test
  void theSecondLookTellsTheRateAndTheTimeLeft() {
    Flow flow = Flow.begin(live(500_000, 0), 0).next(live(550_000, 0), HALF_A_SECOND);

    assertThat(flow.bytesPerSecond()).isEqualTo(100_000);
    assertThat(flow.left()).contains(Duration.ofMillis(4_500));
  }

  @Test
  void theRateFollowsAChangeWithinAFewSeconds() {
    Flow flow = Flow.begin(live(0, 0), 0).next(live(50_000, 0), HALF_A_SECOND);
    long bytes = 50_000;

    for (int n = 2; n <= 20; n++) {
      bytes += 10_000;
      flow = flow.next(live(bytes, 0), n * HALF_A_SECOND);
    }

    assertThat(flow.bytesPerSecond()).isCloseTo(20_000, within(5_000.0));
  }

  @Test
  void whileThePhoneIsSilentNobodyKnowsHowLongItTakes() {
    Flow flow = Flow.begin(live(0, 0), 0).next(live(50_000, 6), HALF_A_SECOND);

    assertThat(flow.left()).isEmpty();
  }

  private static LiveTransfer live(long bytes, long silentSeconds) {
    return new LiveTransfer(
        new TransferId("run1", 1),
        Endpoint.parse("192.168.1.50:1000"),
        Protocol.TFTP,
        "snom320.bin",
        bytes,
        OptionalLong.of(1_000_000),
        0,
        Duration.ofSeconds(silentSeconds));
  }
}
