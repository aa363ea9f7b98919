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
import org.junit.jupiter.params.provider.MethodSource;
import rekindle.firmware.AddressField;
import rekindle.firmware.Catalogue;
import rekindle.firmware.Key;
import rekindle.firmware.Language;
import rekindle.firmware.Model;
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
            new Guide.Shown("To update by TFTP, press any key: 3 - 2 - 1", false),
            new Guide.Shown("Erasing Flash...", false));
  }

  @Test
  void whatTheCatalogueOnlySupposesIsMarked() {
    Guide guide = Guide.of(model("snom320"), ONE_SUBNET, Language.EN);

    assertThat(guide.steps())
        .flatMap(step -> step.display().stream().toList())
        .anySatisfy(shown -> assertThat(shown.unsure()).isTrue());
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
