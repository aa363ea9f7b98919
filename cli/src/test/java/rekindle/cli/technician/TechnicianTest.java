package rekindle.cli.technician;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
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
