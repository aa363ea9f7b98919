package rekindle.phone;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import rekindle.firmware.Key;
import rekindle.firmware.Model;
import rekindle.firmware.PracticeImage;
import rekindle.firmware.Protocol;
import rekindle.firmware.ScreenText;
import rekindle.firmware.Sha256;
import rekindle.tftp.ClientHabits;

/// The ways into rescue mode and through its menus, with the texts of the catalogue.
class RescueModeTest {
  private static final Model HELD = Models.small("snom870");
  private static final Model COUNTED = Models.small("snom820");
  private static final Model CONFERENCE = Models.small("snommp");
  private static final Setup REAL_TIME =
      new Setup(Speed.REAL, ClientHabits.BUSYBOX, PowerCut.NEVER, ServerPorts.STANDARD);
  private static final String QUESTION = "Rescue mode?";

  private final Bench bench = new Bench(HELD, Factory.broken(HELD, 7), REAL_TIME);

  @ParameterizedTest
  @EnumSource(Protocol.class)
  void aPhoneWhoseKeyIsHeldIsRecoveredScreenByScreen(Protocol protocol) {
    bench.with(new RescuePerson(HELD, protocol));
    offer(bench, HELD).hold(Key.HASH).powerOn().untilSaid(QUESTION).letGo(Key.HASH);

    Report report = bench.untilEnded();

    assertThat(report)
        .isEqualTo(
            new Report(
                Ending.RUNNING,
                Optional.of(protocol),
                Models.SMALL_IMAGE_BYTES,
                Optional.of(Sha256.of(image(HELD))),
                Optional.of("8.7.5.35"),
                true,
                false,
                List.of(
                    "Booting...",
                    "Rescue mode?",
                    "Phone IP: 192.168.1.20",
                    "Netmask: 255.255.255.0",
                    "Gateway: 192.168.1.1",
                    "Server IP: 192.168.1.10",
                    "Rescue Mode 1)HTTP, 2)FTP, 3)TFTP, Please pick the protocol that should be"
                        + " used",
                    "Rescue Mode Downloading file: snom870-r.bin Please wait...",
                    "Erasing...done",
                    "Mounting...done",
                    "Writing...done",
                    "Unmounting...done",
                    "Rebooting...",
                    "Starting firmware...",
                    "Firmware 8.7.5.35 is running. No identity")));
  }

  @ParameterizedTest
  @EnumSource(Protocol.class)
  void aPhoneThatCountsIsRecoveredScreenByScreen(Protocol protocol) {
    Bench counting = new Bench(COUNTED, Factory.broken(COUNTED, 7), REAL_TIME);
    offer(counting, COUNTED).with(new RescuePerson(COUNTED, protocol)).powerOn();

    Report report = counting.untilEnded();

    assertThat(report.ending()).isEqualTo(Ending.RUNNING);
    assertThat(report.screens())
        .containsSubsequence(
            "Press any key for rescue mode waiting . 1 . 2 . 3 . 4",
            "Start the rescue mode?",
            "Rescue Mode... Press any key to start",
            "Phone IP: 192.168.1.20",
            "Netmask: 255.255.255.0",
            "Gateway: 192.168.1.1",
            "Server IP: 192.168.1.10",
            "Erasing...done",
            "Unmounting...done");
  }

  @Test
  void theMeetingPointsKeyMayGoDownRightAfterThePower() {
    Bench conference = new Bench(CONFERENCE, Factory.broken(CONFERENCE, 7), REAL_TIME);
    conference.powerOn().until(Bench.SECOND);

    conference.hold(Key.SOFT_2).untilSaid(QUESTION);

    assertThat(conference.nowNanos).isEqualTo((1 + 8) * Bench.SECOND);
  }

  @Test
  void theKeyIsHeldForFifteenSeconds() {
    bench.hold(Key.HASH).powerOn().untilSaid(QUESTION);

    assertThat(bench.nowNanos).isEqualTo(15 * Bench.SECOND);
  }

  @Test
  void aKeyThatIsLetGoTooEarlyStartsTheFirmware() {
    Bench working = new Bench(HELD, Factory.working(HELD, 7), REAL_TIME);
    working.hold(Key.HASH).powerOn().until(15 * Bench.SECOND - 1);

    Report report = working.letGo(Key.HASH).untilEnded();

    assertThat(report.ending()).isEqualTo(Ending.RUNNING);
    assertThat(report.settingsErased()).isFalse();
    assertThat(report.screens())
        .containsExactly("Booting...", "Starting firmware...", "Firmware 8.4.18 is running");
  }

  @Test
  void aKeyThatIsLetGoTooEarlyLeavesABrokenPhoneWithoutFirmware() {
    bench.hold(Key.HASH).powerOn().until(3 * Bench.SECOND);

    bench.letGo(Key.HASH);

    Report report = bench.reports.getLast();
    assertThat(report.ending()).isEqualTo(Ending.RESCUE);
    assertThat(report.settingsErased()).isFalse();
    assertThat(bench.phone.screen().text()).isEqualTo("No valid firmware");
    assertThat(bench.phone.deadlineNanos()).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void aKeyLetGoWhileThePhoneBootsMayGoDownAgain() {
    bench.hold(Key.HASH).powerOn().until(Bench.SECOND / 2);
    bench.letGo(Key.HASH).until(Bench.SECOND);

    bench.hold(Key.HASH).untilSaid(QUESTION);

    assertThat(bench.nowNanos).isEqualTo((1 + 15) * Bench.SECOND);
  }

  @Test
  void aKeyThatComesAfterThePhoneHasBootedIsTooLate() {
    bench.powerOn().untilEnded();

    bench.hold(Key.HASH).until(60 * Bench.SECOND);

    assertThat(bench.says()).doesNotContain(QUESTION);
  }

  @Test
  void aKeyThatIsHeldLongerThanNeededDoesNoHarm() {
    bench.hold(Key.HASH).powerOn().untilSaid(QUESTION).until(60 * Bench.SECOND);

    bench.letGo(Key.HASH).press(Key.DIGIT_2);

    assertThat(bench.phone.screen().text()).isEqualTo("Phone IP: 0.0.0.0");
  }

  @Test
  void aKeyThatIsStillHeldAtTheRestartOpensRescueModeAgain() {
    bench.with(new RescuePerson(HELD, Protocol.HTTP));
    offer(bench, HELD).hold(Key.HASH).powerOn().untilSaid("Rebooting...");

    bench.untilSaid(QUESTION);

    assertThat(bench.reports).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"STAR", "DIGIT_2", "OK", "SOFT_2"})
  void aWrongKeyHeldStartsTheFirmware(Key key) {
    Report report = bench.hold(key).powerOn().untilEnded();

    assertThat(report.ending()).isEqualTo(Ending.RESCUE);
    assertThat(bench.says()).doesNotContain(QUESTION);
  }

  @Test
  void aKeyHeldBeforeThePowerIsSeenWithoutASecondPress() {
    bench.hold(Key.HASH).hold(Key.HASH).powerOn();
    bench.phone.powerOff(bench.nowNanos, bench);

    bench.powerOn().untilSaid(QUESTION);

    assertThat(bench.nowNanos).isEqualTo(15 * Bench.SECOND);
  }

  @Test
  void aMissedCountdownStartsTheFirmware() {
    Bench counting = new Bench(COUNTED, Factory.working(COUNTED, 7), REAL_TIME).powerOn();

    assertThat(counting.untilEnded().ending()).isEqualTo(Ending.RUNNING);
    assertThat(counting.says()).doesNotContain("Start the rescue mode?");
  }

  @ParameterizedTest
  @ValueSource(strings = {"DIGIT_1", "DIGIT_3", "OK", "HASH"})
  void atTheQuestionOnlyTheDocumentsKeyGoesOn(Key key) {
    bench.hold(Key.HASH).powerOn().untilSaid(QUESTION).letGo(Key.HASH);

    bench.press(key);

    assertThat(bench.phone.screen().text()).isEqualTo(QUESTION);
  }

  @Test
  void cancelAtTheQuestionStartsTheFirmware() {
    bench.hold(Key.HASH).powerOn().untilSaid(QUESTION).letGo(Key.HASH);

    bench.press(Key.CANCEL);

    assertThat(bench.phone.screen().text()).isEqualTo("No valid firmware");
  }

  @ParameterizedTest
  @EnumSource(
      value = ScreenText.class,
      names = {"ASK_PHONE", "ASK_MASK", "ASK_GATEWAY", "ASK_SERVER"})
  void allFourNumbersMustBeTyped(ScreenText leftOut) {
    Map<ScreenText, String> numbers = new HashMap<>(RescuePerson.NUMBERS);
    numbers.remove(leftOut);

    assertThat(saidAfterTyping(numbers)).isEqualTo("Invalid IP address");
  }

  @ParameterizedTest
  @CsvSource({
    "ASK_PHONE, 192.168.1.256",
    "ASK_MASK, 255.0.255.0",
    "ASK_GATEWAY, 224.0.0.1",
    "ASK_SERVER, 255.255.255.255",
    "ASK_GATEWAY, 10.0.0.1"
  })
  void aNumberThatCannotBeRightIsRefused(ScreenText field, String typed) {
    Map<ScreenText, String> numbers = new HashMap<>(RescuePerson.NUMBERS);
    numbers.put(field, typed);
    if (typed.equals("10.0.0.1")) {
      numbers.put(ScreenText.ASK_SERVER, "172.16.0.9");
    }

    assertThat(saidAfterTyping(numbers)).isEqualTo("Invalid IP address");
  }

  @Test
  void theProtocolsKeysAreTheDocuments() {
    bench.with(new RescuePerson(HELD, Protocol.TFTP));
    bench.hold(Key.HASH).powerOn().untilSaid("pick the protocol");

    assertThat(Script.of(HELD).protocolKeys())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                Protocol.HTTP, Key.DIGIT_1,
                Protocol.FTP, Key.DIGIT_2,
                Protocol.TFTP, Key.DIGIT_3));
  }

  @Test
  void theMenusLinesAreTheDisplaysLines() {
    bench.with(screen -> screen.title().startsWith("Rescue Mode 1") ? List.of() : answered(screen));
    bench.hold(Key.HASH).powerOn().untilSaid("pick the protocol");

    assertThat(bench.phone.screen().rows())
        .startsWith(
            "Rescue Mode",
            "1)HTTP,",
            "2)FTP,",
            "3)TFTP,",
            "Please pick the protocol that should be used");
  }

  @Test
  void theWholeRecoveryErasesEverythingButTheBootLoader() {
    NorFlash chip = Factory.working(HELD, 7);
    Bench full = new Bench(HELD, chip, REAL_TIME).with(new RescuePerson(HELD, Protocol.HTTP));
    offer(full, HELD).hold(Key.HASH).powerOn().untilSaid(QUESTION).letGo(Key.HASH);

    full.untilSaid("Mounting...");

    ByteBuffer settingsAndFirmware = chip.content().position(256).slice();
    while (settingsAndFirmware.hasRemaining()) {
      assertThat(settingsAndFirmware.get()).isEqualTo((byte) 0xFF);
    }
    assertThat(BootCode.intact(HELD, chip)).isTrue();
  }

  private final RescuePerson person = new RescuePerson(HELD, Protocol.HTTP);

  private List<Key> answered(Screen screen) {
    return person.apply(screen);
  }

  private String saidAfterTyping(Map<ScreenText, String> numbers) {
    bench.with(new RescuePerson(HELD, Protocol.HTTP, numbers));
    bench.hold(Key.HASH).powerOn().untilSaid(QUESTION).letGo(Key.HASH);
    bench.until(bench.nowNanos);
    return bench.phone.screen().text();
  }

  static ByteBuffer image(Model model) {
    return PracticeImage.make(model, Models.SMALL_IMAGE_BYTES, "8.7.5.35", 1).bytes();
  }

  static Bench offer(Bench bench, Model model) {
    return bench
        .with(LockStepServer.offering(model.recoveryName(), image(model)))
        .sharing(FileServer.offering(model.recoveryName(), image(model)));
  }
}
