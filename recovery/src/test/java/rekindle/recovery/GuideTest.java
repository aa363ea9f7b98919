package rekindle.recovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import rekindle.firmware.AddressField;
import rekindle.firmware.Catalogue;
import rekindle.firmware.Key;
import rekindle.firmware.Language;
import rekindle.firmware.Model;
import rekindle.firmware.Procedure;
import rekindle.firmware.Protocol;
import rekindle.firmware.Standing;
import rekindle.firmware.Step;
import rekindle.firmware.disk.CatalogueReader;

final class GuideTest {

  private static final Catalogue CATALOGUE = CatalogueReader.builtIn();
  private static final FourNumbers ONE_SUBNET =
      numbers(Map.of(AddressField.PHONE, "192.168.1.50", AddressField.SERVER, "192.168.1.10"));
  private static final FourNumbers APART =
      numbers(
          Map.of(
              AddressField.PHONE, "192.168.1.50",
              AddressField.SERVER, "192.168.2.10",
              AddressField.MASK, "255.255.255.0",
              AddressField.GATEWAY, "192.168.1.1"));

  private static final FourNumbers ALL_FOUR =
      numbers(
          Map.of(
              AddressField.PHONE, "192.168.1.50",
              AddressField.SERVER, "192.168.1.10",
              AddressField.MASK, "255.255.255.0",
              AddressField.GATEWAY, "192.168.1.1"));

  static List<Model> models() {
    return CATALOGUE.models();
  }

  @ParameterizedTest
  @MethodSource("models")
  void everyGuideWarnsOfTheLostSettingsFirst(Model model) {
    Guide guide = Guide.of(model, ONE_SUBNET, Language.EN);

    assertThat(guide.warnings().getFirst().say()).contains("settings").contains("identity");
  }

  @ParameterizedTest
  @MethodSource("models")
  void everyStepOfTheCatalogueIsAnInstructionInBothLanguages(Model model) {
    for (Language language : Language.values()) {
      Guide guide = Guide.of(model, ONE_SUBNET, language);

      assertThat(guide.steps()).hasSameSizeAs(model.steps());
      assertThat(guide.steps())
          .extracting(Guide.Instruction::say)
          .noneMatch(say -> say.contains("{"));
    }
  }

  @ParameterizedTest
  @MethodSource("models")
  void noLineIsLongerThanTheTerminal(Model model) {
    String text = Guide.of(model, APART, Language.DE).text(80);

    assertThat(text.lines()).allSatisfy(line -> assertThat(line.length()).isLessThan(81));
  }

  @Test
  void theAddressesAreWrittenIntoTheSteps() {
    Guide guide = Guide.of(model("snom320"), ONE_SUBNET, Language.EN);

    assertThat(sentences(guide))
        .anyMatch(say -> say.contains("192.168.1.50"))
        .anyMatch(say -> say.contains("192.168.1.10"));
  }

  @Test
  void anUnknownAddressIsNamed() {
    Guide guide = Guide.of(model("snom320"), FourNumbers.NONE, Language.EN);

    assertThat(sentences(guide)).anyMatch(say -> say.contains("<phone's address>"));
  }

  @Test
  void inOneSubnetMaskAndGatewayStayAsTheyAre() {
    List<Step> steps = steps(ONE_SUBNET);

    assertThat(steps).filteredOn(Step.KeepAddress.class::isInstance).hasSize(2);
  }

  @Test
  void betweenSubnetsMaskAndGatewayAreTyped() {
    Guide guide = Guide.of(model("snom320"), APART, Language.EN);

    assertThat(steps(APART)).noneMatch(Step.KeepAddress.class::isInstance);
    assertThat(sentences(guide))
        .anyMatch(say -> say.contains("255.255.255.0"))
        .anyMatch(say -> say.contains("192.168.1.1"));
  }

  @Test
  void theSnom300GoesOnWithTheUpArrow() {
    Guide guide = Guide.of(model("snom300"), ONE_SUBNET, Language.EN);

    assertThat(guide.steps()).anyMatch(step -> step.keys().equals(Set.of(Key.UP)));
    assertThat(guide.text(80)).contains("Key: up arrow").contains("Key: any number key");
  }

  @Test
  void theDisplayIsShownAsThePhoneSpellsItInEveryLanguage() {
    Guide guide = Guide.of(model("snom320"), ONE_SUBNET, Language.DE);

    assertThat(guide.steps())
        .flatMap(step -> step.display().stream().toList())
        .contains(
            new Guide.Shown("To update by TFTP, press any key: 3 - 2 - 1", Standing.DOCUMENTED),
            new Guide.Shown("Erasing Flash...", Standing.DOCUMENTED));
  }

  @Test
  void whatTheCatalogueOnlySupposesIsMarked() {
    Guide guide = Guide.of(model("snom320"), ONE_SUBNET, Language.EN);

    assertThat(guide.steps())
        .flatMap(step -> step.display().stream().toList())
        .anySatisfy(shown -> assertThat(shown.standing()).isNotEqualTo(Standing.DOCUMENTED));
    assertThat(guide.text(80)).contains("(~)").contains("believe the phone");
  }

  @Test
  void concernsAboutTheNumbersComeBeforeTheSteps() {
    var numbers =
        numbers(Map.of(AddressField.PHONE, "192.168.1.50", AddressField.SERVER, "192.168.1.50"));

    String text = Guide.of(model("snom320"), numbers, Language.EN).text(80);

    assertThat(text.indexOf("is given both as")).isBetween(0, text.indexOf("\nSteps\n"));
  }

  @Test
  void aGuideOnATooNarrowTerminalIsRefused() {
    Guide guide = Guide.of(model("snom320"), ONE_SUBNET, Language.EN);

    assertThatIllegalArgumentException().isThrownBy(() -> guide.text(39));
  }

  @ParameterizedTest
  @MethodSource("models")
  void everyModelHasACardInBothLanguagesThatStaysInItsFrame(Model model) {
    for (Language language : Language.values()) {
      String card = Guide.of(model, ONE_SUBNET, language).card(60);

      assertThat(card.lines()).allSatisfy(line -> assertThat(line).hasSize(60));
      assertThat(card).contains(model.recoveryName(), "! ");
    }
  }

  @ParameterizedTest
  @MethodSource("models")
  void everyGuideHasTheSideNotesOfTheDocument(Model model) {
    Guide guide = Guide.of(model, ONE_SUBNET, Language.EN);
    String all = guide.text(4000);

    if (model.procedure().value() != Procedure.TFTP_BY_PINS) {
      assertThat(all).contains("PC port", "NVIDIA nForce", "take the power away and begin again");
    }
    assertThat(all).contains("leave the power on", model.recoveryName());
  }

  @ParameterizedTest
  @CsvSource({"HTTP, DIGIT_1", "FTP, DIGIT_2", "TFTP, DIGIT_3"})
  void thePhoneIsToldTheProtocolByItsKey(Protocol protocol, Key key) {
    Guide guide = Guide.of(model("snom870"), ALL_FOUR, protocol, Language.EN);

    assertThat(guide.steps())
        .anySatisfy(
            step -> {
              assertThat(step.say()).contains("press " + key.label() + " for " + protocol);
              assertThat(step.keys()).containsExactly(key);
            });
  }

  @Test
  void whereThePhoneLeavesTheChoiceItIsHttp() {
    assertThat(Guide.of(model("snom820"), ALL_FOUR, Language.EN).protocol())
        .isEqualTo(Protocol.HTTP);
    assertThat(Guide.of(model("snom320"), ALL_FOUR, Language.EN).protocol())
        .isEqualTo(Protocol.TFTP);
  }

  @Test
  void aProtocolThatThePhoneDoesNotSpeakIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Guide.of(model("snom320"), ALL_FOUR, Protocol.HTTP, Language.EN));
  }

  @Test
  void theStationTakesThePlaceOfTheVendorsPublicServer() {
    String http = Guide.of(model("snom870"), ALL_FOUR, Protocol.HTTP, Language.EN).text(4000);
    String tftp = Guide.of(model("snom870"), ALL_FOUR, Protocol.TFTP, Language.EN).text(4000);

    assertThat(http).contains("80.237.155.31", "type 192.168.1.10 instead");
    assertThat(tftp).doesNotContain("80.237.155.31");
  }

  @Test
  void theNumbersComeInTheOrderOfThePhone() {
    assertThat(Guide.of(model("snom320"), ALL_FOUR, Language.EN).order())
        .startsWith(AddressField.PHONE, AddressField.SERVER);
    assertThat(Guide.of(model("snom870"), ALL_FOUR, Language.EN).order())
        .endsWith(AddressField.GATEWAY, AddressField.SERVER);
    String card = Guide.of(model("snom870"), ALL_FOUR, Language.EN).card(60);
    assertThat(card.indexOf("192.168.1.1 ")).isLessThan(card.indexOf("192.168.1.10"));
  }

  @Test
  void aPhoneThatAsksForAllFourSaysWhichAreMissing() {
    assertThat(Guide.of(model("snom870"), ONE_SUBNET, Language.EN).concerns())
        .containsExactly(
            "The phone will ask for numbers that are not given yet: network mask, gateway.");
    assertThat(Guide.of(model("snom870"), ALL_FOUR, Language.EN).concerns()).isEmpty();
    assertThat(Guide.of(model("snom320"), ONE_SUBNET, Language.EN).concerns()).isEmpty();
  }

  @Test
  void theNewestImageThatFitsTftpIsNamed() {
    assertThat(notes("snomd785", Protocol.TFTP))
        .anySatisfy(say -> assertThat(say).contains("10.1.51.12 (31,781,232 bytes)"));
    assertThat(notes("snomd785", Protocol.HTTP)).noneMatch(say -> say.contains("10.1.51.12"));
    assertThat(notes("snom870", Protocol.TFTP)).noneMatch(say -> say.contains("33,553,919"));
  }

  @Test
  void aModelWithoutAnImageThatFitsTftpIsWarned() {
    Guide guide = Guide.of(model("snomd713"), ALL_FOUR, Protocol.TFTP, Language.DE);

    assertThat(guide.warnings())
        .extracting(Guide.Aside::say)
        .contains(
            "Kein bekanntes Image dieses Modells ist klein genug für TFTP (33.553.919 Byte):"
                + " Nehmen Sie HTTP.");
  }

  @Test
  void aNameThatIsInferredIsSaidToBe() {
    assertThat(notes("snom715", Protocol.HTTP))
        .anySatisfy(
            say -> assertThat(say).contains("snom715-r.bin (snomD715-r.bin) is not documented"));
    assertThat(notes("snom870", Protocol.HTTP)).noneMatch(say -> say.contains("not documented"));
  }

  @Test
  void whatNobodyKnowsHasAMarkOfItsOwn() {
    String text = Guide.of(model("snom870"), ALL_FOUR, Language.EN).text(80);

    assertThat(text).contains("[ Phone IP: ] (?)", "(?) nobody outside the vendor knows");
  }

  @Test
  void theFileIsNamedWhereTheDisplayNamesIt() {
    assertThat(Guide.of(model("snommp"), ALL_FOUR, Language.DE).text(80))
        .contains("[ Rescue Mode / Downloading file: snommp-r.bin / Please wait... ]");
  }

  @Test
  void aDeviceWithoutKeysIsAskedForNoNumbers() {
    Guide guide = Guide.of(model("snompa1"), FourNumbers.NONE, Language.EN);

    assertThat(guide.order()).isEmpty();
    assertThat(guide.text(80)).doesNotContain("four numbers", "Key:");
    assertThat(guide.card(60)).contains("The addresses cannot be typed");
  }

  private static List<String> notes(String id, Protocol protocol) {
    return Guide.of(model(id), ALL_FOUR, protocol, Language.EN).notes().stream()
        .map(Guide.Aside::say)
        .toList();
  }

  private static Stream<String> sentences(Guide guide) {
    return guide.steps().stream().map(Guide.Instruction::say);
  }

  private static List<Step> steps(FourNumbers numbers) {
    return Guide.steps(model("snom320"), numbers).stream().map(fact -> fact.value()).toList();
  }

  private static Model model(String id) {
    return CATALOGUE.find(id).orElseThrow();
  }

  private static FourNumbers numbers(Map<AddressField, String> typed) {
    return FourNumbers.read(new EnumMap<>(typed)).numbers();
  }
}
