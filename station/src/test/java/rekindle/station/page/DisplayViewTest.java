package rekindle.station.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import rekindle.firmware.Display;
import rekindle.firmware.Key;
import rekindle.firmware.Model;
import rekindle.firmware.disk.CatalogueReader;

class DisplayViewTest {
  @Test
  void aTextBreaksAsOnTheGlass() {
    var drawn =
        DisplayView.message(
            new Display(24, 2), "To update by TFTP, press any key: 3 - 2 - 1", false);

    assertThat(drawn.rows()).containsExactly("To update by TFTP, press", "any key: 3 - 2 - 1");
  }

  @Test
  void theBlockStandsBehindWhatIsTyped() {
    var drawn = DisplayView.entry(new Display(16, 2), "IP address:", "192.168.1.50", true);

    assertThat(drawn.rows()).containsExactly("IP address:", "192.168.1.50");
    assertThat(drawn.cursorRow()).isEqualTo(1);
    assertThat(drawn.cursorColumn()).isEqualTo(12);
  }

  static Iterable<Model> models() {
    return CatalogueReader.builtIn().models();
  }

  @ParameterizedTest
  @MethodSource("models")
  void theKeysToPressAreLitOnEveryModelsKeypad(Model model) {
    Set<Key> keys = Set.of(model.keypad().next().value());

    var drawn = KeypadView.of(model, keys, false, "");

    assertThat(drawn.keys().stream().filter(KeypadView.Face::lit)).hasSize(1);
    assertThat(drawn.keys()).allMatch(key -> key.x() + key.width() <= 196);
  }
}
