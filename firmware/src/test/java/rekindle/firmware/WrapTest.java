package rekindle.firmware;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import rekindle.firmware.Wrap.Row;

class WrapTest {
  private static final String COUNTDOWN = "To update by TFTP, press any key: 3 - 2 - 1";

  @Test
  void rowsBreakAtBlanks() {
    Wrap wrap = Wrap.of(COUNTDOWN, 24);

    assertThat(wrap.rows())
        .containsExactly(new Row(0, "To update by TFTP, press"), new Row(25, "any key: 3 - 2 - 1"));
  }

  @Test
  void aWordWiderThanTheGlassIsBroken() {
    assertThat(rows("Writing Firmware...", 8)).containsExactly("Writing", "Firmware", "...");
  }

  @Test
  void anEmptyTextIsOneEmptyRow() {
    assertThat(rows("", 8)).containsExactly("");
  }

  @Test
  void everyPlaceInTheTextHasItsRow() {
    Wrap wrap = Wrap.of(COUNTDOWN, 16);

    assertThat(wrap.rowOf(0)).isZero();
    assertThat(wrap.rowOf(COUNTDOWN.indexOf("3"))).isEqualTo(2);
    assertThat(wrap.rowOf(COUNTDOWN.length())).isEqualTo(2);
  }

  private static List<String> rows(String text, int columns) {
    return Wrap.of(text, columns).rows().stream().map(Row::text).toList();
  }
}
