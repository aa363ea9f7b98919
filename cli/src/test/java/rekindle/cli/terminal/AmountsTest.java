package rekindle.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class AmountsTest {
  @Test
  void sizesAreInDecimalUnits() {
    assertThat(Amounts.bytes(999)).isEqualTo("999 B");
    assertThat(Amounts.bytes(3_306_384)).isEqualTo("3.3 MB");
    assertThat(Amounts.bytes(999_999)).isEqualTo("1.0 MB");
    assertThat(Amounts.bytes(5_000_000_000_000L)).isEqualTo("5.0 TB");
    assertThat(Amounts.exactly(3_306_384)).isEqualTo("3,306,384");
  }

  @Test
  void timesAreInTheUnitThatFits() {
    assertThat(Amounts.time(Duration.ofMillis(432))).isEqualTo("0.4 s");
    assertThat(Amounts.time(Duration.ofSeconds(42))).isEqualTo("42 s");
    assertThat(Amounts.time(Duration.ofSeconds(125))).isEqualTo("2 min 05 s");
    assertThat(Amounts.time(Duration.ofMinutes(70))).isEqualTo("1 h 10 min");
  }
}
