package rekindle.tftp;

import static org.assertj.core.api.Assertions.assertThat;
import static rekindle.tftp.Samples.at;
import static rekindle.tftp.Samples.terms;

import org.junit.jupiter.api.Test;

final class PacerTest {
  private static final long ROUND_TRIP_NANOS = at(0.064);
  private static final long BLOCK_NANOS = at(0.0001);

  private final Pacer pacer = new Pacer(terms(1428, 64));

  @Test
  void aWindowIsABurstAsLongAsNothingIsLost() {
    pacer.whole(64);

    assertThat(pacer.firstPart(64)).isEqualTo(64);
  }

  @Test
  void afterAGapPartsAreWhatGotThroughLessAnEighth() {
    pacer.gap(40, 64, ROUND_TRIP_NANOS);

    assertThat(pacer.firstPart(35)).isEqualTo(35);
    assertThat(pacer.firstPart(64)).isEqualTo(32);
  }

  @Test
  void partsOfAWindowAreAboutAsLarge() {
    pacer.gap(34, 64, ROUND_TRIP_NANOS);
    pacer.gap(23, 32, ROUND_TRIP_NANOS);

    assertThat(pacer.firstPart(64)).isEqualTo(16);
    assertThat(pacer.nextPart(48)).isEqualTo(16);
    assertThat(pacer.nextPart(21)).isEqualTo(21);
    assertThat(pacer.nextPart(22)).isEqualTo(11);
  }

  @Test
  void aSingleLossAtTheBeginningHalvesAtMost() {
    pacer.gap(1, 64, ROUND_TRIP_NANOS);

    assertThat(pacer.firstPart(64)).isEqualTo(32);
  }

  @Test
  void silenceHalvesPartsDownToASingleBlock() {
    pacer.silence(false, ROUND_TRIP_NANOS);
    assertThat(pacer.firstPart(64)).isEqualTo(32);

    for (int i = 0; i < 20; i++) {
      pacer.silence(true, ROUND_TRIP_NANOS);
    }

    assertThat(pacer.firstPart(64)).isEqualTo(1);
  }

  @Test
  void afterFourWholeWindowsTheFirstPartTriesMoreButNotTheWholeWindow() {
    pacer.silence(false, ROUND_TRIP_NANOS);
    wholeWindows(3);
    assertThat(pacer.firstPart(64)).isEqualTo(32);

    wholeWindows(1);

    assertThat(pacer.firstPart(64)).isEqualTo(56);
    assertThat(pacer.nextPart(8)).isEqualTo(8);
  }

  @Test
  void burstsReturnWhenTrialsGoWell() {
    pacer.silence(false, ROUND_TRIP_NANOS);

    wholeWindows(4 + 1 + 1);

    assertThat(pacer.firstPart(64)).isEqualTo(64);
    wholeWindows(100);
    assertThat(pacer.firstPart(64)).isEqualTo(64);
  }

  @Test
  void eachTrialThatFailsDoublesTheWindowsToTheNext() {
    pacer.gap(36, 64, ROUND_TRIP_NANOS);
    int windows = 4;

    for (int trial = 0; trial < 6; trial++) {
      wholeWindows(windows - 1);
      assertThat(pacer.firstPart(64)).isEqualTo(32);
      wholeWindows(1);
      assertThat(pacer.firstPart(64)).isEqualTo(56);
      pacer.gap(36, 56, ROUND_TRIP_NANOS);
      windows *= 2;
    }
  }

  @Test
  void aTrialThatFailsShowsHowMuchMoreThePathHolds() {
    pacer.silence(false, ROUND_TRIP_NANOS);
    wholeWindows(4);

    pacer.gap(48, 56, ROUND_TRIP_NANOS);

    assertThat(pacer.firstPart(42)).isEqualTo(42);
    assertThat(pacer.firstPart(43)).isEqualTo(22);
  }

  @Test
  void aWindowIsSpreadOverTheRoundTripUntilThePathIsMeasured() {
    assertThat(pacer.drainNanos(64, ROUND_TRIP_NANOS)).isEqualTo(ROUND_TRIP_NANOS);
  }

  @Test
  void withoutARoundTripWorthTheNameAPortOf50MegabitIsAssumed() {
    assertThat(pacer.drainNanos(1, 0)).isEqualTo((1428 + 4 + 8 + 20 + 14) * 160);
  }

  @Test
  void whatABurstTakesLongerThanASinglePacketIsThePaceAndAnEighthMore() {
    pacer.measured(at(0.02), 0);

    pacer.measured(at(0.02) + 16 * BLOCK_NANOS, 16);

    assertThat(pacer.drainNanos(16, ROUND_TRIP_NANOS)).isEqualTo(18 * BLOCK_NANOS);
  }

  @Test
  void anAnswerThatWasHeldUpHardlySlowsThePace() {
    pacer.measured(at(0.02), 0);
    pacer.measured(at(0.02) + 16 * BLOCK_NANOS, 16);

    pacer.measured(at(0.02) + 16 * 33 * BLOCK_NANOS, 16);

    assertThat(pacer.drainNanos(16, ROUND_TRIP_NANOS)).isEqualTo(36 * BLOCK_NANOS);
  }

  @Test
  void optionsThatWereAcknowledgedLateDoNotHideWhatABurstTakes() {
    pacer.measured(at(3), 0);

    pacer.measured(at(0.016), 16);

    assertThat(pacer.drainNanos(16, ROUND_TRIP_NANOS)).isBetween(at(0.004), at(0.016));
  }

  @Test
  void aGapBehindTheFirstPartHalvesThePaceAndLeavesTheParts() {
    pacer.silence(false, ROUND_TRIP_NANOS);
    pacer.measured(at(0.02), 0);
    pacer.measured(at(0.02) + 32 * BLOCK_NANOS, 32);

    pacer.gap(40, 32, ROUND_TRIP_NANOS);

    assertThat(pacer.firstPart(64)).isEqualTo(32);
    assertThat(pacer.drainNanos(32, ROUND_TRIP_NANOS)).isEqualTo(72 * BLOCK_NANOS);
  }

  @Test
  void aHalvedPaceWearsOff() {
    pacer.measured(at(0.02), 0);
    pacer.measured(at(0.02) + 32 * BLOCK_NANOS, 32);
    pacer.gap(40, 32, ROUND_TRIP_NANOS);

    wholeWindows(100);

    assertThat(pacer.drainNanos(32, ROUND_TRIP_NANOS)).isEqualTo(36 * BLOCK_NANOS);
  }

  private void wholeWindows(int count) {
    for (int i = 0; i < count; i++) {
      pacer.whole(pacer.firstPart(64));
    }
  }
}
