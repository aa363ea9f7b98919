package rekindle.cli.technician;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rekindle.cli.technician.Act.Press;
import rekindle.cli.technician.Act.PullPlug;
import rekindle.cli.technician.Act.PutPlug;
import rekindle.firmware.AddressField;
import rekindle.firmware.Key;
import rekindle.firmware.Model;
import rekindle.firmware.Protocol;
import rekindle.firmware.ScreenText;
import rekindle.firmware.Step;
import rekindle.firmware.disk.CatalogueReader;
import rekindle.recovery.FourNumbers;

class TechnicianTest {
  private final Model model = CatalogueReader.builtIn().find("snom320").orElseThrow();
  private final List<Step> reached = new ArrayList<>();

  @Test
  void thePlugIsPulledAndPutBackFirst() {
    assertThat(technician(Map.of()).look("")).containsExactly(new PullPlug(), new PutPlug());
  }

  @Test
  void aNumberKeyIsPressedOnceTheCountdownIsThere() {
    Technician technician = atTheCountdown(Map.of());

    assertThat(technician.look(shown(ScreenText.BOOTING))).isEmpty();
    List<Act> acts = technician.look(shown(ScreenText.COUNTDOWN));

    assertThat(acts).hasSize(1);
    assertThat(((Press) acts.getFirst()).key().isDigit()).isTrue();
  }

  @Test
  void anAddressIsTypedDigitByDigitAndConfirmed() {
    Technician technician = atTheCountdown(Map.of(AddressField.PHONE, "10.0.0.5"));
    technician.look(shown(ScreenText.COUNTDOWN));

    List<Act> acts = technician.look(shown(ScreenText.ASK_PHONE));

    Key dot = model.keypad().dot().value();
    assertThat(acts)
        .containsExactly(
            new Press(Key.DIGIT_1),
            new Press(Key.DIGIT_0),
            new Press(dot),
            new Press(Key.DIGIT_0),
            new Press(dot),
            new Press(Key.DIGIT_0),
            new Press(dot),
            new Press(Key.DIGIT_5),
            new Press(model.keypad().next().value()));
  }

  @Test
  void nothingIsPressedTwiceWhileTheDisplayFollowsTheTyping() {
    Technician technician = atTheCountdown(Map.of(AddressField.PHONE, "10.0.0.5"));
    technician.look(shown(ScreenText.COUNTDOWN));
    technician.look(shown(ScreenText.ASK_PHONE));

    assertThat(technician.look(shown(ScreenText.ASK_PHONE) + " 10.0")).isEmpty();
  }

  @Test
  void aRefusedAddressEndsTheWorkWithASentence() {
    Technician technician = atTheCountdown(Map.of(AddressField.PHONE, "10.0.0.0"));
    technician.look(shown(ScreenText.COUNTDOWN));
    technician.look(shown(ScreenText.ASK_PHONE));

    technician.look(shown(ScreenText.BAD_ADDRESS));

    assertThat(technician.stuck())
        .hasValueSatisfying(
            sentence ->
                assertThat(sentence)
                    .contains(shown(ScreenText.ASK_SERVER), shown(ScreenText.BAD_ADDRESS)));
  }

  @Test
  void aMissedCountdownEndsTheWorkWithASentence() {
    Technician technician = atTheCountdown(Map.of());

    technician.look(shown(ScreenText.NO_FIRMWARE));

    assertThat(technician.stuck()).isPresent();
  }

  @Test
  void everyStepIsReachedInOrder() {
    Technician technician =
        atTheCountdown(Map.of(AddressField.PHONE, "10.0.0.5", AddressField.SERVER, "10.0.0.1"));

    for (ScreenText text :
        List.of(
            ScreenText.COUNTDOWN,
            ScreenText.ASK_PHONE,
            ScreenText.ASK_SERVER,
            ScreenText.ASK_MASK,
            ScreenText.ASK_GATEWAY,
            ScreenText.LOADING,
            ScreenText.ERASING,
            ScreenText.WRITING,
            ScreenText.RUNNING_WITHOUT_IDENTITY)) {
      technician.look(shown(text));
    }

    assertThat(technician.stuck()).isEmpty();
    assertThat(technician.done()).isTrue();
    assertThat(reached).isEqualTo(model.plainSteps());
  }

  @Test
  void aRescueKeyIsHeldBeforeThePowerComesAndLetGoAtTheQuestion() {
    Technician technician = atARescueMode("snom870", Protocol.HTTP);

    List<Act> first = technician.look("");
    List<Act> booting = technician.look("Booting...");
    List<Act> question = technician.look("Rescue mode?");

    assertThat(first).containsExactly(new PullPlug(), new Act.KeyDown(Key.HASH), new PutPlug());
    assertThat(booting).isEmpty();
    assertThat(question).containsExactly(new Act.KeyUp(Key.HASH), new Press(Key.DIGIT_2));
  }

  @Test
  void theMeetingPointsKeyIsHeldRightAfterThePowerCame() {
    Technician technician = atARescueMode("snommp", Protocol.HTTP);

    assertThat(technician.look("")).containsExactly(new PullPlug(), new PutPlug());
    assertThat(technician.look("Booting...")).containsExactly(new Act.KeyDown(Key.SOFT_2));
  }

  @ParameterizedTest
  @CsvSource({"HTTP, DIGIT_1", "FTP, DIGIT_2", "TFTP, DIGIT_3"})
  void theProtocolThatWasWishedIsPicked(Protocol protocol, Key key) {
    Technician technician = atARescueMode("snom870", protocol);
    Model rescued = CatalogueReader.builtIn().find("snom870").orElseThrow();
    for (String shown : List.of("", "Rescue mode?", "Phone IP:", "Netmask:", "Gateway:")) {
      technician.look(shown);
    }
    technician.look("Server IP:");

    List<Act> acts =
        technician.look(rescued.texts().shown(ScreenText.PICK_PROTOCOL).replace('\n', ' '));

    assertThat(acts).containsExactly(new Press(key));
  }

  @Test
  void aRescueKeyThatWasNotSeenEndsTheWorkWithASentence() {
    Technician technician = atARescueMode("snom870", Protocol.HTTP);
    technician.look("");

    technician.look("No valid firmware");

    assertThat(technician.stuck())
        .hasValueSatisfying(sentence -> assertThat(sentence).contains("Rescue mode?"));
  }

  private Technician atARescueMode(String id, Protocol protocol) {
    Model rescued = CatalogueReader.builtIn().find(id).orElseThrow();
    var typed = new EnumMap<AddressField, String>(AddressField.class);
    typed.put(AddressField.PHONE, "10.0.0.5");
    typed.put(AddressField.MASK, "255.0.0.0");
    typed.put(AddressField.GATEWAY, "10.0.0.254");
    typed.put(AddressField.SERVER, "10.0.0.1");
    return new Technician(
        rescued, FourNumbers.read(typed).numbers(), protocol, (_, step) -> reached.add(step));
  }

  private Technician atTheCountdown(Map<AddressField, String> numbers) {
    Technician technician = technician(numbers);
    technician.look("");
    return technician;
  }

  private Technician technician(Map<AddressField, String> numbers) {
    var typed = new EnumMap<AddressField, String>(AddressField.class);
    typed.putAll(numbers);
    return new Technician(
        model, FourNumbers.read(typed).numbers(), Protocol.HTTP, (_, step) -> reached.add(step));
  }

  private String shown(ScreenText text) {
    return model.texts().shown(text);
  }
}
