package rekindle.cli.practice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import rekindle.firmware.Display;
import rekindle.firmware.Model;
import rekindle.firmware.disk.CatalogueReader;
import rekindle.phone.Cursor;
import rekindle.phone.Phone;
import rekindle.phone.Screen;
import rekindle.phone.ServerPorts;

class PhonePictureTest {
  private static final int TERMINAL_LINES = 24;
  private static final int TERMINAL_COLUMNS = 80;

  static Stream<Model> playable() {
    return CatalogueReader.builtIn().models().stream().filter(Phone::canPlay);
  }

  @ParameterizedTest
  @MethodSource("playable")
  void everyPhoneFitsATerminalOfTheUsualSize(Model model) {
    var ports = new ServerPorts(65_535, 65_535, 65_535);
    var picture = new PhonePicture(model, "255.255.255.255", ports, true);

    List<String> lines = picture.lines(saying(model, ""), PhonePicture.State.OFF, "");

    assertThat(lines).hasSizeLessThan(TERMINAL_LINES);
    assertThat(lines).allMatch(line -> line.length() <= TERMINAL_COLUMNS);
  }

  @ParameterizedTest
  @MethodSource("playable")
  void whatStandsInTheLastRowIsShown(Model model) {
    var picture = new PhonePicture(model, "127.0.0.1", ServerPorts.STANDARD, true);

    List<String> lines = picture.lines(saying(model, "done"), PhonePicture.State.OFF, "");

    assertThat(lines).anyMatch(line -> line.contains("done"));
  }

  private static Screen saying(Model model, String lastRow) {
    Display display = model.display().value();
    var rows = new ArrayList<>(Collections.nCopies(display.lines(), ""));
    rows.set(display.lines() - 1, lastRow);
    return new Screen(display.columns(), rows, Cursor.HIDDEN, "", lastRow);
  }
}
