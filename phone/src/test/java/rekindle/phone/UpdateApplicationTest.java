package rekindle.phone;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rekindle.firmware.Key;
import rekindle.firmware.Model;
import rekindle.firmware.PracticeImage;
import rekindle.firmware.Protocol;
import rekindle.firmware.ScreenText;
import rekindle.firmware.Sha256;
import rekindle.tftp.ClientHabits;

class UpdateApplicationTest {
  private static final Model MODEL = Models.TINY;
  private static final Setup REAL_TIME =
      new Setup(Speed.REAL, ClientHabits.UBOOT_1_1_3, PowerCut.NEVER, ServerPorts.STANDARD);
  private static final ByteBuffer IMAGE =
      PracticeImage.make("tiny1", Models.TINY_IMAGE_BYTES, "8.7.5.35", 1).bytes();

  private final NorFlash chip = Factory.broken(MODEL, 7);
  private final Bench bench = new Bench(MODEL, chip, REAL_TIME);

  @Test
  void aBrokenPhoneIsRecoveredScreenByScreen() {
    bench.with(serving(IMAGE)).with(Person.onOneSubnet(MODEL)).powerOn();

    Report report = bench.untilEnded();

    assertThat(report)
        .isEqualTo(
            new Report(
                Ending.RUNNING,
                Optional.of(Protocol.TFTP),
                Models.TINY_IMAGE_BYTES,
                Optional.of(Sha256.of(IMAGE.duplicate())),
                Optional.of("8.7.5.35"),
                true,
                false,
                List.of(
                    "tiny 1",
                    "To update by TFTP, press any key: 3 - 2 - 1",
                    "Phone IP: 192.168.1.20",
                    "Server IP: 192.168.1.10",
                    "Netmask: 255.255.255.0",
                    "Gateway: 0.0.0.0",
                    "Loading Image...",
                    "Erasing Flash...",
                    "Writing Firmware...",
                    "Rebooting...",
                    "Starting...",
                    "Running 8.7.5.35, no identity")));
  }

  @Test
  void theWholeRecoveryTakesItsTime() {
    bench.with(serving(IMAGE)).with(Person.onOneSubnet(MODEL)).powerOn();

    bench.untilEnded();

    // Boot 2 s, key at once, 6 blocks, check 1 s, 14 sectors, 94 units, restart 1 s, boot 2 s,
    // countdown 3 s, start 5 s.
    double expected = 2 + 1 + 14 * 0.7 + 94 * 0.01 + 1 + 2 + 3 + 5;
    assertThat(bench.nowNanos / (double) Bench.SECOND).isBetween(expected, expected + 0.1);
  }

  @Test
  void asFastAsItGoesTakesNoTimeButTheNetworks() {
    Bench fast = new Bench(MODEL, chip, at(Speed.AS_FAST_AS_IT_GOES));
    fast.with(serving(IMAGE)).with(Person.onOneSubnet(MODEL)).powerOn();

    Report report = fast.untilEnded();

    assertThat(report.ending()).isEqualTo(Ending.RUNNING);
    assertThat(fast.nowNanos).isLessThan(Bench.SECOND / 10);
  }

  @Test
  void theCountdownWalksOverItsNumbers() {
    bench.powerOn().until(5 * Bench.SECOND - 1);

    List<Screen> countdown = bench.screens.subList(1, bench.screens.size());
    assertThat(countdown)
        .allSatisfy(
            screen ->
                assertThat(screen.rows())
                    .containsExactly("To update by TFTP, press", "any key: 3 - 2 - 1"));
    assertThat(countdown)
        .extracting(Screen::cursor)
        .containsExactly(new Cursor(1, 9), new Cursor(1, 13), new Cursor(1, 17));
  }

  @Test
  void aMissedKeyLeavesABrokenPhoneInItsBootLoader() {
    bench.powerOn();

    Report report = bench.untilEnded();

    assertThat(report.ending()).isEqualTo(Ending.RESCUE);
    assertThat(report.settingsErased()).isFalse();
    assertThat(report.firmwareVersion()).isEmpty();
    assertThat(bench.phone.screen().text()).isEqualTo("No firmware");
    assertThat(bench.phone.deadlineNanos()).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void aBrokenPhoneCanStillBeRecoveredAfterAMissedKey() {
    bench.with(serving(IMAGE)).powerOn().untilEnded();

    bench.with(Person.onOneSubnet(MODEL).whoMissedTheCountdown()).press(Key.DIGIT_1);

    assertThat(bench.untilEnded().ending()).isEqualTo(Ending.RUNNING);
  }

  @Test
  void aMissedKeyLetsAWorkingPhoneStartItsFirmware() {
    Bench working = new Bench(MODEL, Factory.working(MODEL, 7), REAL_TIME);
    working.powerOn();

    Report report = working.untilEnded();

    assertThat(report.ending()).isEqualTo(Ending.RUNNING);
    assertThat(report.settingsErased()).isFalse();
    assertThat(working.phone.screen().text()).isEqualTo("Running 8.4.18");
  }

  @ParameterizedTest
  @CsvSource({"STAR", "HASH", "OK", "CANCEL", "UP", "SOFT_4"})
  void aWrongKeyDoesNotStopTheCountdown(Key key) {
    bench.powerOn().until(3 * Bench.SECOND);

    bench.press(key);

    assertThat(bench.untilEnded().ending()).isEqualTo(Ending.RESCUE);
  }

  @Test
  void aKeyBeforeTheCountdownIsLost() {
    bench.powerOn().until(Bench.SECOND);

    bench.press(Key.DIGIT_1);

    assertThat(bench.untilEnded().ending()).isEqualTo(Ending.RESCUE);
  }

  @ParameterizedTest
  @CsvSource({
    "ASK_PHONE, 192.168.1",
    "ASK_PHONE, 192.168.1.256",
    "ASK_PHONE, 0.0.0.0",
    "ASK_SERVER, 255.255.255.255",
    "ASK_SERVER, 224.0.0.1",
    "ASK_MASK, 255.0.255.0",
    "ASK_GATEWAY, 300.1.1.1",
  })
  void anAddressThatCannotBeRightIsRefusedOnTheDisplay(ScreenText prompt, String address) {
    bench.with(personTyping(Map.of(prompt, address))).powerOn().until(10 * Bench.SECOND);

    assertThat(bench.phone.screen().text()).isEqualTo("Invalid IP address");
    assertThat(bench.sentTo).isEmpty();
  }

  @Test
  void aRefusedAddressCanBeMended() {
    Person person = personTyping(Map.of(ScreenText.ASK_PHONE, "192.168.1.256"));
    bench.with(serving(IMAGE)).with(person).powerOn().until(10 * Bench.SECOND);

    bench.press(Key.CANCEL, Key.CANCEL, Key.CANCEL, Key.DIGIT_7, Key.SOFT_4);

    assertThat(bench.untilEnded().screens()).contains("Phone IP: 192.168.1.7");
  }

  @Test
  void aServerInAnotherSubnetNeedsAGateway() {
    Person person = personTyping(Map.of(ScreenText.ASK_SERVER, "10.0.0.1"));

    bench.with(person).powerOn().until(10 * Bench.SECOND);

    assertThat(bench.phone.screen().text()).isEqualTo("Invalid IP address");
  }

  @Test
  void aGatewayMustBeInThePhonesSubnet() {
    Person person =
        personTyping(
            Map.of(ScreenText.ASK_SERVER, "10.0.0.1", ScreenText.ASK_GATEWAY, "10.0.0.254"));

    bench.with(person).powerOn().until(10 * Bench.SECOND);

    assertThat(bench.phone.screen().text()).isEqualTo("Invalid IP address");
  }

  @Test
  void aServerInAnotherSubnetIsAskedThroughTheGateway() {
    Person person =
        personTyping(
            Map.of(
                ScreenText.ASK_PHONE, "10.0.0.5",
                ScreenText.ASK_SERVER, "192.168.1.10",
                ScreenText.ASK_GATEWAY, "10.0.0.1"));

    bench.with(serving(IMAGE)).with(person).powerOn();

    assertThat(bench.untilEnded().ending()).isEqualTo(Ending.RUNNING);
  }

  @Test
  void anUnpluggedPhoneForgetsWhatWasTyped() {
    bench.with(Person.onOneSubnet(MODEL)).powerOn().until(10 * Bench.SECOND);

    bench.phone.powerOff(bench.nowNanos, bench);
    Screen afterwards = bench.phone.screen();
    bench.powerOn().until(bench.nowNanos + 3 * Bench.SECOND);
    bench.press(Key.DIGIT_1);

    assertThat(afterwards.dark()).isTrue();
    assertThat(bench.phone.screen().text()).isEqualTo("Phone IP: 0.0.0.0");
  }

  @Test
  void aPhoneWithADamagedBootLoaderStaysDark() {
    byte[] cells = new byte[Models.TINY_FLASH.sizeBytes()];
    Factory.working(MODEL, 7).content().get(cells);
    cells[100] ^= 1;
    NorFlash damaged = NorFlash.holding(Models.TINY_FLASH, ByteBuffer.wrap(cells));
    Bench dead = new Bench(MODEL, damaged, REAL_TIME).powerOn();

    dead.press(Key.DIGIT_1);

    assertThat(dead.reports).extracting(Report::ending).containsExactly(Ending.DEAD);
    assertThat(dead.screens).isEmpty();
  }

  private static LockStepServer serving(ByteBuffer image) {
    return LockStepServer.offering("tiny1.bin", image);
  }

  private static Person personTyping(Map<ScreenText, String> unusual) {
    var numbers = new EnumMap<ScreenText, String>(ScreenText.class);
    numbers.put(ScreenText.ASK_PHONE, "192.168.1.20");
    numbers.put(ScreenText.ASK_SERVER, "192.168.1.10");
    numbers.putAll(unusual);
    return new Person(MODEL, numbers);
  }

  private static Setup at(Speed speed) {
    return new Setup(speed, ClientHabits.UBOOT_1_1_3, PowerCut.NEVER, ServerPorts.STANDARD);
  }
}
