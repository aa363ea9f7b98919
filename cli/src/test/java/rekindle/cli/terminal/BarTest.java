package rekindle.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class BarTest {
  @Test
  void aTransferShowsShareAmountRateAndTimeLeft() {
    String line = Bar.transfer("a.bin", 1_000_000, 4_000_000, Duration.ofSeconds(2), 100);

    assertThat(line)
        .isEqualTo(
            "a.bin [##########------------------------------]"
                + "   25 %  1.0 MB of 4.0 MB  500.0 kB/s, 6.0 s left");
  }

  @Test
  void withoutASizeThereIsNoBar() {
    assertThat(Bar.transfer("a.bin", 1_000, -1, Duration.ZERO, 80)).isEqualTo("a.bin  1.0 kB");
  }

  @Test
  void anEmptyFileIsDone() {
    assertThat(Bar.transfer("a", 0, 0, Duration.ZERO, 40)).contains("100 %");
  }

  @Test
  void aLineNeverReachesTheLastColumn() {
    for (int columns = 20; columns < 120; columns++) {
      String line =
          Bar.transfer("a-long-name.bin", 999_950, 4_000_000_000L, Duration.ofSeconds(9), columns);

      assertThat(line.length()).isLessThan(columns);
    }
  }
}
