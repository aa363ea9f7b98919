package rekindle.firmware.disk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import rekindle.firmware.AddressField;
import rekindle.firmware.Fact;
import rekindle.firmware.FlashGeometry;
import rekindle.firmware.Key;
import rekindle.firmware.KnownImage;
import rekindle.firmware.Language;
import rekindle.firmware.Model;
import rekindle.firmware.Note;
import rekindle.firmware.ScreenText;
import rekindle.firmware.Standing;
import rekindle.firmware.Step;
import rekindle.firmware.Timings;

/// What the user's document says about the four models, held against the catalogue.
final class BuiltInModelsTest {
  static List<Model> models() {
    return Stream.of("snom300", "snom320", "snom360", "snom370")
        .map(BuiltInModelsTest::model)
        .toList();
  }

  private static Model model(String id) {
    return CatalogueReader.builtIn().find(id).orElseThrow();
  }

  @ParameterizedTest
  @MethodSource("models")
  void thePhoneShowsTheTextsOfTheDocument(Model model) {
    var shown =
        Stream.of(ScreenText.COUNTDOWN, ScreenText.LOADING, ScreenText.ERASING, ScreenText.WRITING)
            .map(text -> model.texts().fact(text))
            .map(fact -> fact.value() + " (" + fact.standing() + ")");

    assertThat(shown)
        .containsExactly(
            "To update by TFTP, press any key: 3 - 2 - 1 (DOCUMENTED)",
            "Loading Image... (DOCUMENTED)",
            "Erasing Flash... (DOCUMENTED)",
            "Writing Firmware... (DOCUMENTED)");
  }

  @ParameterizedTest
  @MethodSource("models")
  void everySpellingOfTheCountdownIsKept(Model model) {
    assertThat(model.texts().spellings().get(ScreenText.COUNTDOWN))
        .extracting(Fact::value)
        .contains(
            "To update by TFTP, press any key: 3 - 2 - 1",
            "For TFTP Update. Press any key: 3 - 2 - 1");
  }

  @ParameterizedTest
  @MethodSource("models")
  void everyTextOfTheUpdateApplicationIsThere(Model model) {
    assertThat(model.texts().known())
        .isEqualTo(
            EnumSet.complementOf(
                EnumSet.of(
                    ScreenText.RESCUE_QUESTION,
                    ScreenText.RESCUE_READY,
                    ScreenText.PICK_PROTOCOL,
                    ScreenText.DOWNLOADING,
                    ScreenText.MOUNTING,
                    ScreenText.UNMOUNTING,
                    ScreenText.DONE,
                    ScreenText.NOT_FOUND,
                    ScreenText.DOWNLOAD_FAILED,
                    ScreenText.BAD_SIGNATURE)));
  }

  @ParameterizedTest
  @MethodSource("models")
  void theStepsComeInTheOrderOfTheDocument(Model model) {
    var order = model.plainSteps().stream().map(BuiltInModelsTest::gist);

    assertThat(order)
        .containsExactly(
            "power off",
            "power on",
            "press a digit at COUNTDOWN within 3 s",
            "type PHONE",
            "type SERVER",
            "keep MASK",
            "keep GATEWAY",
            "await LOADING",
            "await ERASING, leave the power on",
            "await WRITING, leave the power on",
            "running");
  }

  @ParameterizedTest
  @MethodSource("models")
  void everyNumberThatIsTypedHasItsPlaceInTheSentence(Model model) {
    for (Step step : model.plainSteps()) {
      Step typed = step instanceof Step.KeepAddress keep ? keep.typed() : step;
      if (typed instanceof Step.TypeAddress type) {
        String place = "{" + type.field().place() + "}";
        assertThat(type.say().in(Language.EN)).contains(place);
        assertThat(type.say().in(Language.DE)).contains(place);
      }
    }
  }

  /// Sentences quote the display; what they quote must be what it shows.
  @ParameterizedTest
  @MethodSource("models")
  void theSentencesQuoteWhatTheDisplayShows(Model model) {
    for (Step step : model.plainSteps()) {
      List<ScreenText> quoted =
          switch (step) {
            case Step.Press press -> List.of(press.when());
            case Step.Await await -> List.of(await.shown());
            default -> List.of();
          };
      for (ScreenText text : quoted) {
        assertThat(step.say().in(Language.EN)).contains(model.texts().shown(text));
        assertThat(step.say().in(Language.DE)).contains(model.texts().shown(text));
      }
    }
  }

  @Test
  void onTheSnom300NextIsTheUpArrow() {
    Model snom300 = model("snom300");

    assertThat(snom300.keypad().next().value()).isEqualTo(Key.UP);
    assertThat(snom300.keypad().next().standing()).isEqualTo(Standing.DOCUMENTED);
    assertThat(confirmationsOf(snom300)).containsExactly(Key.UP, Key.UP, Key.UP, Key.OK);
  }

  @Test
  void onTheOthersNextIsASoftKey() {
    assertThat(Stream.of("snom320", "snom360", "snom370").map(id -> model(id).keypad().next()))
        .extracting(Fact::value)
        .containsOnly(Key.SOFT_4);
  }

  @Test
  void theSnom370AnswersToTwoNames() {
    assertThat(model("snom370").recoveryNames())
        .extracting(Fact::value)
        .containsExactly("snom370.bin", "snom370-j.bin");
    assertThat(model("snom370").recoveryNames())
        .extracting(Fact::standing)
        .containsExactly(Standing.DOCUMENTED, Standing.INFERRED);
  }

  @Test
  void theOthersAnswerToOneName() {
    assertThat(Stream.of("snom300", "snom320", "snom360").map(id -> model(id).allRecoveryNames()))
        .containsExactly(List.of("snom300.bin"), List.of("snom320.bin"), List.of("snom360.bin"));
  }

  /// "This process takes approximately one minute": the settings and a typical image of 3.3 MB.
  @Test
  void erasingAndWritingATypicalImageTakesAboutOneMinute() {
    assertThat(eraseAndWrite(model("snom320"), 3_306_384))
        .isBetween(Duration.ofSeconds(45), Duration.ofSeconds(75));
  }

  @ParameterizedTest
  @MethodSource("models")
  void everyKnownImageFitsTheFlashAndTheBand(Model model) {
    for (Fact<KnownImage> image : model.knownImages()) {
      long sizeBytes = image.value().sizeBytes();

      assertThat(model.imageSize().value().contains(sizeBytes)).isTrue();
      assertThat(sizeBytes).isLessThan(model.flash().value().firmware().sizeBytes());
    }
  }

  @ParameterizedTest
  @MethodSource("models")
  void theFirstThingSaidIsThatAllSettingsWillBeLost(Model model) {
    Note first = model.notes().getFirst().value();

    assertThat(first.kind()).isEqualTo(Note.Kind.WARNING);
    assertThat(first.say().in(Language.EN)).contains("All settings of the phone will be lost");
    assertThat(first.say().in(Language.DE)).contains("Alle Einstellungen");
  }

  @ParameterizedTest
  @MethodSource("models")
  void theSideNotesOfTheDocumentAreKept(Model model) {
    var notes = new ArrayList<>(model.notes());
    model.plainSteps().forEach(step -> notes.addAll(step.notes()));
    String all = notes.stream().map(note -> note.value().say().in(Language.EN)).toList().toString();

    assertThat(all)
        .contains("by its PC port")
        .contains("take the power away and begin again")
        .contains("mask and gateway can be left as they are")
        .contains("NVIDIA nForce");
  }

  @ParameterizedTest
  @MethodSource("models")
  void guessesAreMarkedAsSuch(Model model) {
    assertThat(
            List.of(
                model.display().standing(),
                model.flash().standing(),
                model.tftpClient().standing(),
                model.keypad().start().standing(),
                model.timings().programUnit().standing(),
                model.texts().fact(ScreenText.CRC_ERROR).standing()))
        .doesNotContain(Standing.DOCUMENTED);
  }

  private static String gist(Step step) {
    return switch (step) {
      case Step.PowerOff _ -> "power off";
      case Step.PowerOn _ -> "power on";
      case Step.Press press ->
          "press %s at %s within %d s"
              .formatted(
                  press.keys().equals(Key.DIGITS) ? "a digit" : press.keys(),
                  press.when(),
                  press.within().toSeconds());
      case Step.Hold hold -> "hold " + hold.key();
      case Step.TypeAddress type -> "type " + type.field();
      case Step.KeepAddress keep -> "keep " + keep.field();
      case Step.PickProtocol pick -> "pick one of " + pick.keys();
      case Step.ByHand _ -> "by hand";
      case Step.Await await ->
          "await " + await.shown() + (await.keepPower() ? ", leave the power on" : "");
      case Step.Running _ -> "running";
    };
  }

  private static List<Key> confirmationsOf(Model model) {
    var keys = new ArrayList<Key>();
    for (Step step : model.plainSteps()) {
      switch (step) {
        case Step.TypeAddress type -> keys.add(type.confirm());
        case Step.KeepAddress keep -> keys.add(keep.typed().confirm());
        default -> {}
      }
    }
    assertThat(keys).hasSize(AddressField.values().length);
    return keys;
  }

  private static Duration eraseAndWrite(Model model, int imageBytes) {
    FlashGeometry flash = model.flash().value();
    Timings timings = model.timings();
    int imageSectors = Math.ceilDiv(imageBytes, flash.sectorBytes());
    int settingsSectors = flash.settings().sizeBytes() / flash.sectorBytes();
    int units = Math.ceilDiv(imageBytes, flash.programUnitBytes());
    return timings
        .eraseSector()
        .value()
        .multipliedBy(imageSectors + settingsSectors)
        .plus(timings.programUnit().value().multipliedBy(units));
  }
}
