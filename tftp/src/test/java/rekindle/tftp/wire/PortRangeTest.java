package rekindle.tftp.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PortRangeTest {
  @Test
  void aRangeIsWrittenAsLowHyphenHigh() {
    PortRange range = PortRange.parse("50000-50099");

    assertThat(range).isEqualTo(new PortRange(50_000, 50_099));
    assertThat(range.size()).isEqualTo(100);
    assertThat(range).hasToString("50000-50099");
  }

  @Test
  void onePortAloneIsARangeOfOne() {
    assertThat(PortRange.parse("50000")).isEqualTo(new PortRange(50_000, 50_000));
  }

  @Test
  void anyLeavesTheChoiceToTheSystem() {
    assertThat(PortRange.ANY.any()).isTrue();
    assertThat(PortRange.ANY.size()).isZero();
    assertThat(PortRange.ANY).hasToString("any");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-", "5-", "-5", "9-5", "0-5", "1-65536", "a-b", "1-2-3", "1.5"})
  void everythingElseIsRefusedWithAReason(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PortRange.parse(text))
        .withMessageStartingWith("ports ");
  }
}
