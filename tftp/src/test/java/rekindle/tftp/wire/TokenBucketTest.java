package rekindle.tftp.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class TokenBucketTest {
  private static final long SECOND = 1_000_000_000L;

  private final TokenBucket bucket = new TokenBucket(3, Duration.ofSeconds(1));

  @Test
  void aBurstPassesAndThenOneASecond() {
    int atOnce = passing(10, 0);
    int afterOneSecond = passing(10, SECOND);
    int afterTwoMore = passing(10, 3 * SECOND);

    assertThat(atOnce).isEqualTo(3);
    assertThat(afterOneSecond).isEqualTo(1);
    assertThat(afterTwoMore).isEqualTo(2);
  }

  @Test
  void restSavesUpNoMoreThanABurst() {
    int afterAnHour = passing(10, 3600 * SECOND);

    assertThat(afterAnHour).isEqualTo(3);
  }

  @Test
  void aMomentThatArrivesOutOfOrderTakesNothingAway() {
    boolean first = bucket.take(SECOND);
    boolean earlier = bucket.take(SECOND - 1);

    assertThat(first).isTrue();
    assertThat(earlier).isTrue();
  }

  private int passing(int tries, long nowNanos) {
    return (int) IntStream.range(0, tries).filter(_ -> bucket.take(nowNanos)).count();
  }
}
