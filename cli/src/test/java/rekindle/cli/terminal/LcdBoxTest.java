package rekindle.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LcdBoxTest {
  @Test
  void rowsAreFilledUpToTheFrame() {
    assertThat(LcdBox.lines(List.of("IP:", "1.2"), 5, false))
        .containsExactly("+-----+", "|IP:  |", "|1.2  |", "+-----+");
    assertThat(LcdBox.lines(List.of("IP"), 2, true)).containsExactly("┌──┐", "│IP│", "└──┘");
  }
}
