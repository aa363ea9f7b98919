package rekindle.phone;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import rekindle.firmware.Display;

class LcdTest {
  private static final String COUNTDOWN = "To update by TFTP, press any key: 3 - 2 - 1";

  private final Lcd lcd = new Lcd(new Display(16, 2));

  @Test
  void whatDoesNotFitHasScrolledOffTheTop() {
    Screen screen = lcd.pointingAt(COUNTDOWN.indexOf('2'), COUNTDOWN);

    assertThat(screen)
        .isEqualTo(
            new Screen(
                16,
                List.of("TFTP, press any", "key: 3 - 2 - 1"),
                new Cursor(1, 9),
                COUNTDOWN,
                COUNTDOWN));
  }

  @Test
  void whatIsTypedStandsBelowTheQuestionWithTheBlockBehindIt() {
    Screen screen = lcd.entry("IP address:", "192.168");

    assertThat(screen)
        .isEqualTo(
            new Screen(
                16,
                List.of("IP address:", "192.168"),
                new Cursor(1, 7),
                "IP address:",
                "IP address: 192.168"));
  }

  @Test
  void theBlockStaysOnTheGlassBehindAFullRow() {
    Screen screen = lcd.pointingAt(16, "sixteen letters!");

    assertThat(screen.cursor()).isEqualTo(new Cursor(0, 15));
  }

  @Test
  void theNewestMessagesStayInSight() {
    Screen screen =
        lcd.log(List.of("Loading Image...", "Erasing Flash...", "Writing Firmware..."), "Writing");

    assertThat(screen.rows()).containsExactly("Writing", "Firmware...");
    assertThat(screen.says("Writing Firmware...")).isTrue();
    assertThat(screen.title()).isEqualTo("Writing");
  }

  @Test
  void aDarkGlassSaysNothing() {
    Screen screen = lcd.dark();

    assertThat(screen.dark()).isTrue();
    assertThat(screen.rows()).containsExactly("", "");
  }
}
