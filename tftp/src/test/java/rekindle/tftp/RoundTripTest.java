package rekindle.tftp;

import static org.assertj.core.api.Assertions.assertThat;
import static rekindle.tftp.Samples.at;

import org.junit.jupiter.api.Test;

/// The figures are those of RFC 6298 section 2: alpha 1/8, beta 1/4, K 4.
final class RoundTripTest {
  private final RoundTrip roundTrip = new RoundTrip();

  @Test
  void theFirstSampleIsTheEstimateAndHalfOfItTheVariation() {
    roundTrip.sample(at(0.4));

    assertThat(roundTrip.smoothedNanos()).isEqualTo(at(0.4));
    assertThat(roundTrip.retryAfterNanos()).isEqualTo(at(0.4 + 4 * 0.2));
  }

  @Test
  void aLaterSampleCountsForAnEighthAndItsDistanceForAQuarter() {
    roundTrip.sample(at(0.4));

    roundTrip.sample(at(0.8));

    assertThat(roundTrip.smoothedNanos()).isEqualTo(at(0.45));
    assertThat(roundTrip.retryAfterNanos()).isEqualTo(at(0.45 + 4 * 0.25));
  }

  @Test
  void aSteadyPeerIsStillGranted80MillisecondsMore() {
    for (int i = 0; i < 100; i++) {
      roundTrip.sample(at(0.3));
    }

    assertThat(roundTrip.retryAfterNanos()).isEqualTo(at(0.38));
  }
}
