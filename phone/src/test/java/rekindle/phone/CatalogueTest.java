package rekindle.phone;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import rekindle.firmware.Key;
import rekindle.firmware.KeypadLayout;
import rekindle.firmware.Model;
import rekindle.firmware.PracticeImage;
import rekindle.firmware.ScreenText;
import rekindle.firmware.disk.CatalogueReader;
import rekindle.tftp.ClientHabits;

/// The models of the user's document, from the catalogue that ships.
class CatalogueTest {
  private static final int IMAGE_BYTES = 3_306_384;
  private static final Map<String, Bench> RECOVERED = new HashMap<>();

  static List<Model> models() {
    return CatalogueReader.builtIn().models().stream()
        .filter(model -> model.id().startsWith("snom3"))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("models")
  void everyModelShowsTheDocumentsScreensInTheDocumentsOrder(Model model) {
    Report report = recovered(model).reports.getLast();

    assertThat(report.ending()).isEqualTo(Ending.RUNNING);
    assertThat(report.screens())
        .containsSubsequence(
            "To update by TFTP, press any key: 3 - 2 - 1",
            prompt(model, ScreenText.ASK_PHONE, "192.168.1.20"),
            prompt(model, ScreenText.ASK_SERVER, "192.168.1.10"),
            prompt(model, ScreenText.ASK_MASK, "255.255.255.0"),
            prompt(model, ScreenText.ASK_GATEWAY, "0.0.0.0"),
            "Loading Image...",
            "Erasing Flash...",
            "Writing Firmware...");
  }

  @ParameterizedTest
  @MethodSource("models")
  void everyModelErasesAndWritesInAboutAMinute(Model model) {
    Bench bench = recovered(model);

    long erasing = bench.screenNanos.get(bench.says().indexOf("Erasing Flash..."));
    long written = bench.screenNanos.get(bench.says().lastIndexOf("Rebooting..."));

    assertThat(Duration.ofNanos(written - erasing))
        .isBetween(Duration.ofSeconds(45), Duration.ofSeconds(75));
  }

  @ParameterizedTest
  @MethodSource("models")
  void everyScreenFitsTheGlass(Model model) {
    var display = model.display().value();

    assertThat(recovered(model).screens)
        .allSatisfy(
            screen -> {
              assertThat(screen.lines()).isEqualTo(display.lines());
              assertThat(screen.columns()).isEqualTo(display.columns());
            });
  }

  @ParameterizedTest
  @MethodSource("models")
  void theCountdownsNumbersAreOnTheGlass(Model model) {
    Screen countdown =
        recovered(model).screens.stream()
            .filter(screen -> screen.says("3 - 2 - 1"))
            .findFirst()
            .orElseThrow();

    Cursor cursor = countdown.cursor();
    assertThat(countdown.rows().get(cursor.line()).charAt(cursor.column())).isEqualTo('3');
  }

  @ParameterizedTest
  @MethodSource("models")
  void nextIsTheModelsKey(Model model) {
    Key expected = model.id().equals("snom300") ? Key.UP : Key.SOFT_4;

    assertThat(model.keypad().next().value()).isEqualTo(expected);
  }

  @ParameterizedTest
  @MethodSource("models")
  void theKeypadsPictureNamesTheKeysThatMatter(Model model) {
    Map<String, Key> uses = new HashMap<>();
    KeypadLayout.of(model).rows().stream()
        .flatMap(List::stream)
        .filter(face -> !face.use().isEmpty() && !face.use().equals("rub out"))
        .forEach(face -> uses.put(face.use(), face.key()));

    assertThat(uses)
        .isEqualTo(Map.of("next", model.keypad().next().value(), "start", Key.OK, "dot", Key.STAR));
  }

  private static String prompt(Model model, ScreenText text, String value) {
    return model.texts().shown(text) + " " + value;
  }

  /// One recovery of each model, in real time on the bench's clock; tests only look at it.
  private static Bench recovered(Model model) {
    return RECOVERED.computeIfAbsent(model.id(), _ -> recover(model));
  }

  private static Bench recover(Model model) {
    var image = PracticeImage.make(model.id(), IMAGE_BYTES, "8.7.5.35", 1).bytes();
    var setup =
        new Setup(Speed.REAL, ClientHabits.UBOOT_1_1_3, PowerCut.NEVER, ServerPorts.STANDARD);
    Bench bench = new Bench(model, Factory.broken(model, 1), setup);
    Function<Screen, List<Key>> person = Person.onOneSubnet(model);
    bench.with(LockStepServer.offering(model.recoveryName(), image)).with(person).powerOn();
    bench.untilEnded();
    return bench;
  }
}
