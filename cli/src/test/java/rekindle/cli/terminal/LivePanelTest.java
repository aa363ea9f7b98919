package rekindle.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import rekindle.cli.Captured;

class LivePanelTest {
  @Test
  void aLineGoesAboveThePanelWhichIsDrawnAgain() {
    Captured captured = Captured.onATerminal();
    try (var panel = LivePanel.onErr(captured.console())) {
      panel.show(List.of("50 %"));
      panel.println("a phone asks");
    }

    assertThat(captured.err())
        .isEqualTo(
            "50 %\n" + "\u001b[1A\r\u001b[J" + "a phone asks\n" + "50 %\n" + "\u001b[1A\r\u001b[J");
  }

  @Test
  void withoutATerminalThereAreLinesOnly() {
    Captured captured = Captured.inAPipe();
    try (var panel = LivePanel.onErr(captured.console())) {
      panel.show(List.of("50 %"));
      panel.println("a phone asks");
    }

    assertThat(captured.err()).isEqualTo("a phone asks\n");
  }
}
