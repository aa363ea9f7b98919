package rekindle.firmware.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import rekindle.firmware.Fact;
import rekindle.firmware.Key;
import rekindle.firmware.KnownImage;
import rekindle.firmware.Model;
import rekindle.firmware.Procedure;
import rekindle.firmware.Protocol;
import rekindle.firmware.ScreenText;
import rekindle.firmware.Standing;
import rekindle.firmware.Step;

/// What the user's document says about the four models with rescue mode, held against the
/// catalogue.
final class RescueModelsTest {
  private static final List<String> OF_THE_DOCUMENT =
      List.of("snom820", "snom821", "snom870", "snommp");

  static List<Model> models() {
    return OF_THE_DOCUMENT.stream().map(RescueModelsTest::model).toList();
  }

  private static Model model(String id) {
    return CatalogueReader.builtIn().find(id).orElseThrow();
  }

  @ParameterizedTest
  @MethodSource("models")
  void eachFetchesByThreeProtocolsThatThreeKeysPick(Model model) {
    var pick =
        model.plainSteps().stream()
            .filter(Step.PickProtocol.class::isInstance)
            .map(Step.PickProtocol.class::cast)
            .toList();

    assertThat(model.procedure().value()).isEqualTo(Procedure.RESCUE_MODE);
    assertThat(model.protocols().value())
        .isEqualTo(EnumSet.of(Protocol.HTTP, Protocol.FTP, Protocol.TFTP));
    assertThat(pick)
        .extracting(Step.PickProtocol::keys)
        .containsExactly(
            Map.of(
                Protocol.HTTP, Key.DIGIT_1,
                Protocol.FTP, Key.DIGIT_2,
                Protocol.TFTP, Key.DIGIT_3));
  }

  @ParameterizedTest
  @MethodSource("models")
  void eachAsksForItsNameWithAnR(Model model) {
    assertThat(model.recoveryNames())
        .extracting(Fact::value, Fact::standing)
        .containsExactly(tuple(model.id() + "-r.bin", Standing.DOCUMENTED));
  }

  @Test
  void theSnom820IsEnteredByTheCountdown() {
    assertThat(gists("snom820"))
        .containsExactly(
            "power off",
            "power on",
            "press a digit at COUNTDOWN within 4 s",
            "press OK at RESCUE_QUESTION",
            "press a digit at RESCUE_READY",
            "type PHONE",
            "type MASK",
            "type GATEWAY",
            "type SERVER",
            "pick",
            "await DOWNLOADING",
            "await ERASING, leave the power on",
            "await MOUNTING, leave the power on",
            "await WRITING, leave the power on",
            "await UNMOUNTING, leave the power on",
            "running");
  }

  @Test
  void snom821AndSnom870HoldTheHashKeyWhileThePowerComes() {
    for (String id : List.of("snom821", "snom870")) {
      assertThat(gists(id).subList(0, 6))
          .containsExactly(
              "power off",
              "hold HASH for 15 s until RESCUE_QUESTION",
              "power on",
              "press DIGIT_2 at RESCUE_QUESTION",
              "type PHONE",
              "type MASK");
    }
  }

  @Test
  void theMeetingPointHoldsTheMiddleSoftKeyAfterThePowerCame() {
    assertThat(gists("snommp").subList(0, 4))
        .containsExactly(
            "power off",
            "power on",
            "hold SOFT_2 for 8 s until RESCUE_QUESTION",
            "press DIGIT_2 at RESCUE_QUESTION");
  }

  @Test
  void theDisplaySpellsTheDocumentsTexts() {
    Model snom870 = model("snom870");

    assertThat(snom870.texts().shown(ScreenText.RESCUE_QUESTION)).isEqualTo("Rescue mode?");
    assertThat(snom870.texts().shown(ScreenText.DOWNLOADING))
        .isEqualTo("Rescue Mode\nDownloading file: {name}\nPlease wait...");
    assertThat(snom870.texts().spellings().get(ScreenText.ERASING))
        .extracting(Fact::value)
        .containsExactly("Erasing...", "Ereasing...");
    assertThat(model("snom820").texts().shown(ScreenText.COUNTDOWN))
        .isEqualTo("Press any key for rescue mode waiting . 1 . 2 . 3 . 4");
    assertThat(model("snom820").texts().shown(ScreenText.RESCUE_QUESTION))
        .isEqualTo("Start the rescue mode?");
  }

  /// The 820's screens after the download are pictures that the document has lost.
  @Test
  void whatTheDocumentDoesNotSpellIsInferred() {
    assertThat(model("snom820").texts().fact(ScreenText.ERASING).standing())
        .isEqualTo(Standing.INFERRED);
    assertThat(model("snom870").texts().fact(ScreenText.WRITING).standing())
        .isEqualTo(Standing.DOCUMENTED);
  }

  @ParameterizedTest
  @MethodSource("models")
  void theWordsOfErrorsAreOurOwn(Model model) {
    for (ScreenText text :
        Set.of(ScreenText.NOT_FOUND, ScreenText.DOWNLOAD_FAILED, ScreenText.BAD_SIGNATURE)) {
      assertThat(model.texts().fact(text).standing()).isEqualTo(Standing.UNKNOWN);
    }
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

  private static List<String> gists(String id) {
    return model(id).plainSteps().stream().map(RescueModelsTest::gist).toList();
  }

  private static String gist(Step step) {
    return switch (step) {
      case Step.PowerOff _ -> "power off";
      case Step.PowerOn _ -> "power on";
      case Step.Press press -> "press " + keys(press.keys()) + " at " + press.when() + limit(press);
      case Step.Hold hold ->
          "hold %s for %d s until %s".formatted(hold.key(), hold.about().toSeconds(), hold.until());
      case Step.TypeAddress type -> "type " + type.field();
      case Step.KeepAddress keep -> "keep " + keep.field();
      case Step.PickProtocol _ -> "pick";
      case Step.Await await ->
          "await " + await.shown() + (await.keepPower() ? ", leave the power on" : "");
      case Step.ByHand _ -> "by hand";
      case Step.Running _ -> "running";
    };
  }

  private static String keys(Set<Key> keys) {
    return keys.equals(Key.DIGITS) ? "a digit" : keys.iterator().next().name();
  }

  private static String limit(Step.Press press) {
    return press.within().isZero() ? "" : " within " + press.within().toSeconds() + " s";
  }
}
