package rekindle.tftp;

import static org.assertj.core.api.Assertions.assertThat;
import static rekindle.tftp.Samples.at;
import static rekindle.tftp.Samples.terms;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rekindle.tftp.SmallQueue.Path;

/// Windows through a phone's 100 Mbit/s port behind a small switch buffer, in virtual time. What
/// arithmetic allows is a window for each round trip and the time its blocks take on the link.
final class PacingTest {
  private static final long SIZE_BYTES = 20_000_000;
  private static final int ON_THE_LINK_BYTES = 1428 + 4 + 8 + 20 + 14;

  @ParameterizedTest
  @CsvSource({"16, 99", "32, 95", "64, 90"})
  void aBufferOf32KilobytesTakesLittleFromTheRate(int windowSize, int leastPercent) {
    SmallQueue download = download(windowSize, Path.ofPort(32, at(0.02)));

    assertThat(download.megabytesPerSecond())
        .isGreaterThan(allowed(windowSize, 0.02) * leastPercent / 100);
  }

  @Test
  void aBufferOf32KilobytesWithWindowsOf64IsFasterThan2500KilobytesASecond() {
    Path path = Path.ofPort(32, at(0.02));

    assertThat(download(64, path).megabytesPerSecond()).isGreaterThan(2.5);
    assertThat(download(64, path.wokenLateBy(at(0.002))).megabytesPerSecond()).isGreaterThan(2.5);
  }

  @ParameterizedTest
  @CsvSource({"16, 16", "16, 32", "16, 64", "8, 16", "8, 32", "8, 64"})
  void smallerBuffersTakeLittleMore(int queueKilobytes, int windowSize) {
    SmallQueue download = download(windowSize, Path.ofPort(queueKilobytes, at(0.02)));

    assertThat(download.megabytesPerSecond()).isGreaterThan(allowed(windowSize, 0.02) * 0.9);
  }

  @ParameterizedTest
  @CsvSource({"32, 32", "32, 64", "16, 16", "16, 32", "16, 64", "8, 16", "8, 32", "8, 64"})
  void aNearbyPhoneIsNotSlowedDownEither(int queueKilobytes, int windowSize) {
    SmallQueue download = download(windowSize, Path.ofPort(queueKilobytes, at(0.0003)));

    assertThat(download.megabytesPerSecond()).isGreaterThan(allowed(windowSize, 0.0003) * 0.8);
  }

  @ParameterizedTest
  @CsvSource({"32, 32", "32, 64", "8, 32", "8, 64"})
  void aPhoneThatAcknowledgesOptionsLateGetsItsFileAllTheSame(int queueKilobytes, int windowSize) {
    for (double optionsSeconds : new double[] {0.021, 0.025, 0.03, 0.1, 3}) {
      Path path = Path.ofPort(queueKilobytes, at(0.02));

      SmallQueue download = download(windowSize, path.withOptionsAnsweredAfter(at(optionsSeconds)));

      assertThat(download.megabytesPerSecond()).isGreaterThan(allowed(windowSize, 0.02) / 5);
      assertThat(download.lostBlocks()).isLessThan(500);
    }
  }

  @ParameterizedTest
  @CsvSource({"20, 8", "20, 32", "0.3, 8", "0.3, 32"})
  void aPortOf10MegabitWorksToo(double delayMilliseconds, int queueKilobytes) {
    long delayNanos = at(delayMilliseconds / 1_000);
    Path path = new Path(800, queueKilobytes * 1024, delayNanos, delayNanos, 0);

    SmallQueue download = SmallQueue.download(path, terms(1428, 64), 5_000_000);

    assertThat(download.outcome()).contains(new Outcome.Complete());
    assertThat(download.megabytesPerSecond()).isGreaterThan(0.6);
  }

  @ParameterizedTest
  @CsvSource({"1", "4", "16", "64"})
  void aWindowThatLosesNothingLeavesInOneCall(int windowSize) {
    SmallQueue download =
        SmallQueue.download(Path.ofPort(1_000, at(0.02)), terms(1428, windowSize), 2_000_000);

    long blocks = 2_000_000 / 1428 + 1;
    assertThat(download.calls()).isEqualTo((blocks + windowSize - 1) / windowSize);
  }

  @Test
  void fewWindowsAreLostOnceThePathIsKnown() {
    SmallQueue shorter =
        SmallQueue.download(Path.ofPort(32, at(0.02)), terms(1428, 64), SIZE_BYTES);
    SmallQueue longer =
        SmallQueue.download(Path.ofPort(32, at(0.02)), terms(1428, 64), 4 * SIZE_BYTES);

    assertThat(longer.lostBlocks() - shorter.lostBlocks()).isLessThan(3 * 64);
  }

  private static SmallQueue download(int windowSize, Path path) {
    SmallQueue download = SmallQueue.download(path, terms(1428, windowSize), SIZE_BYTES);
    assertThat(download.outcome()).contains(new Outcome.Complete());
    assertThat(download.acceptedBytes()).isEqualTo(SIZE_BYTES);
    return download;
  }

  /// MB/s.
  private static double allowed(int windowSize, double delaySeconds) {
    double linkSeconds = windowSize * ON_THE_LINK_BYTES * 80e-9;
    return windowSize * 1428 / (delaySeconds + linkSeconds) / 1e6;
  }
}
