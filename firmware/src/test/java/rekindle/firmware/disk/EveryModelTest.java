package rekindle.firmware.disk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import rekindle.firmware.AddressField;
import rekindle.firmware.Display;
import rekindle.firmware.Fact;
import rekindle.firmware.KnownImage;
import rekindle.firmware.Language;
import rekindle.firmware.Model;
import rekindle.firmware.Note;
import rekindle.firmware.OtherModel;
import rekindle.firmware.Phrase;
import rekindle.firmware.Procedure;
import rekindle.firmware.Protocol;
import rekindle.firmware.ScreenText;
import rekindle.firmware.Standing;
import rekindle.firmware.Step;

/// What holds for every model that ships.
final class EveryModelTest {
  private static final Set<String> OF_THE_DOCUMENT =
      Set.of("snom300", "snom320", "snom360", "snom370", "snom820", "snom821", "snom870", "snommp");

  static List<Model> models() {
    return CatalogueReader.builtIn().models();
  }

  static List<Model> modelsNotOfTheDocument() {
    return models().stream().filter(model -> !OF_THE_DOCUMENT.contains(model.id())).toList();
  }

  @ParameterizedTest
  @MethodSource("models")
  void everySentenceIsThereInBothLanguages(Model model) {
    var sentences = new ArrayList<Phrase>();
    model.notes().forEach(note -> sentences.add(note.value().say()));
    for (Step step : model.plainSteps()) {
      sentences.add(step.say());
      step.notes().forEach(note -> sentences.add(note.value().say()));
    }

    assertThat(sentences)
        .allSatisfy(say -> assertThat(say.in(Language.EN)).isNotEqualTo(say.in(Language.DE)));
  }

  @ParameterizedTest
  @MethodSource("models")
  void theFirstThingSaidIsThatAllSettingsWillBeLost(Model model) {
    Note first = model.notes().getFirst().value();

    assertThat(first.kind()).isEqualTo(Note.Kind.WARNING);
    assertThat(first.say().in(Language.EN)).startsWith("All settings of the");
  }

  @ParameterizedTest
  @MethodSource("models")
  void everyKnownImageFitsTheFlashAndTheBand(Model model) {
    for (Fact<KnownImage> image : model.knownImages()) {
      long sizeBytes = image.value().sizeBytes();

      assertThat(model.imageSize().value().contains(sizeBytes)).as(image.toString()).isTrue();
      assertThat(sizeBytes).isLessThan(model.flash().value().firmware().sizeBytes());
    }
  }

  @ParameterizedTest
  @MethodSource("models")
  void rescueModeAsksForNamesWithAnRAndTheOthersWithout(Model model) {
    boolean rescue = model.procedure().value() == Procedure.RESCUE_MODE;

    assertThat(model.recoveryName().endsWith("-r.bin")).isEqualTo(rescue);
    assertThat(model.protocols().value())
        .isEqualTo(rescue ? EnumSet.allOf(Protocol.class) : EnumSet.of(Protocol.TFTP));
  }

  @ParameterizedTest
  @MethodSource("models")
  void everyModelWithAKeypadAsksForTheFourNumbers(Model model) {
    List<AddressField> order = model.addressOrder();

    if (model.procedure().value() == Procedure.TFTP_BY_PINS) {
      assertThat(order).isEmpty();
      assertThat(model.display().value()).isEqualTo(Display.NONE);
    } else {
      assertThat(order).containsExactlyInAnyOrder(AddressField.values());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"snom100", "snom200", "snom220", "snom820", "snom870", "snomd785"})
  void theServerComesLastOnAllButThe3xx(String id) {
    assertThat(model(id).addressOrder())
        .containsExactly(
            AddressField.PHONE, AddressField.MASK, AddressField.GATEWAY, AddressField.SERVER);
  }

  @ParameterizedTest
  @ValueSource(strings = {"snom190", "snom300", "snom320", "snom360", "snom370"})
  void theServerComesSecondOnThe3xx(String id) {
    assertThat(model(id).addressOrder().subList(0, 2))
        .containsExactly(AddressField.PHONE, AddressField.SERVER);
  }

  /// What a model has from another one is not documented for itself, and says where it is from.
  @ParameterizedTest
  @MethodSource("modelsNotOfTheDocument")
  void whatIsTakenFromAnotherModelIsNeverDocumented(Model model) {
    var taken = new ArrayList<Fact<?>>();
    taken.add(model.flash());
    taken.add(model.timings().boot());
    taken.add(model.tftpClient());
    model.texts().spellings().values().forEach(taken::addAll);

    assertThat(taken)
        .allSatisfy(
            fact -> {
              assertThat(fact.standing()).isNotEqualTo(Standing.DOCUMENTED);
              assertThat(fact.source()).startsWith("as snom");
            });
  }

  @Test
  void namesOfLaterModelsAreInferredAndTheirSourceSaysHow() {
    for (String id : List.of("snom760", "snom715", "snomd785", "snomd120")) {
      assertThat(model(id).recoveryNames())
          .allSatisfy(name -> assertThat(name.standing()).isEqualTo(Standing.INFERRED));
    }
    assertThat(model("snom715").allRecoveryNames())
        .containsExactly("snom715-r.bin", "snomD715-r.bin");
  }

  @Test
  void ofD140AndD150NotEvenTheEntryIsInferred() {
    assertThat(model("snomd140").steps())
        .allSatisfy(step -> assertThat(step.standing()).isEqualTo(Standing.UNKNOWN));
    assertThat(model("snomd140").texts().fact(ScreenText.RESCUE_QUESTION).source())
        .startsWith("as snom870 (nothing is public");
  }

  @Test
  void thePa1IsRecoveredByHand() {
    Model pa1 = model("snompa1");

    assertThat(pa1.plainSteps()).hasAtLeastOneElementOfType(Step.ByHand.class);
    assertThat(pa1.notes().get(1).value().say().in(Language.EN)).contains("cannot be typed");
  }

  @Test
  void everyDeviceWithoutARecoverySaysWhy() {
    List<OtherModel> others = CatalogueReader.builtIn().others();

    assertThat(others)
        .extracting(OtherModel::id)
        .contains("snomd810", "snomd865", "snomd892", "m3", "m9", "m900", "c520", "c620");
    assertThat(others)
        .allSatisfy(
            other -> assertThat(other.why().value().in(Language.DE)).contains("Boot-Loader"));
  }

  @Test
  void everyModelFileThatShipsIsListed() throws IOException {
    var files = new TreeSet<String>();
    try (var list = Files.list(Path.of("src/main/resources/models"))) {
      list.map(path -> path.getFileName().toString())
          .filter(name -> !Set.of("index.json", "others.json").contains(name))
          .forEach(files::add);
    }

    assertThat(files)
        .containsExactlyInAnyOrderElementsOf(
            models().stream().map(model -> model.id() + ".json").toList());
  }

  private static Model model(String id) {
    return CatalogueReader.builtIn().find(id).orElseThrow();
  }
}
