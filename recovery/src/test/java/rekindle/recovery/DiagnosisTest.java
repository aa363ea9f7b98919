package rekindle.recovery;

import static org.assertj.core.api.Assertions.assertThat;
import static rekindle.recovery.Tape.Phone.A;
import static rekindle.recovery.Tape.SIZE;

import java.net.InetAddress;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import rekindle.firmware.Language;
import rekindle.firmware.Protocol;

/// One test for each trouble of the field that a station can see.
final class DiagnosisTest {

  @ParameterizedTest
  @EnumSource
  void everyOutcomeHasThreePartsInBothLanguages(Outcome outcome) {
    Recovery recovery = withOutcome(outcome);

    Diagnosis diagnosis = Diagnosis.of(recovery);

    assertThat(recovery.outcome()).isEqualTo(outcome);
    for (Language language : Language.values()) {
      assertThat(diagnosis.happened().in(language)).isNotBlank();
      assertThat(diagnosis.cause().in(language)).isNotBlank();
      assertThat(diagnosis.next().in(language)).isNotBlank();
    }
  }

  @Test
  void theRightNameWithoutAnImageAsksForTheImage() {
    var tape = new Tape().asks(0, A, 1).refuses(0, A, 1, Refusal.NOT_PUBLISHED, "snom370.bin");

    Diagnosis diagnosis = Diagnosis.of(tape.only());

    assertThat(diagnosis.happened().en()).contains("\"snom320.bin\"");
    assertThat(diagnosis.next().en()).contains("rekindle image add FILE --model snom320");
  }

  @Test
  void anUnknownNameIsComparedWithThePublishedOnes() {
    Diagnosis diagnosis = Diagnosis.of(refused("snom32.bin", "snom320.bin"));

    assertThat(diagnosis.cause().en()).contains("most like it is \"snom320.bin\"");
    assertThat(diagnosis.next().en()).contains("rekindle image add FILE --as snom32.bin");
  }

  @Test
  void aNameOfTheOtherFamilyIsSeen() {
    Diagnosis diagnosis = Diagnosis.of(refused("snom870.bin", "snom870-r.bin"));

    assertThat(diagnosis.cause().en()).contains("\"snom870-r.bin\"").contains("rescue mode");
  }

  @Test
  void aNameLikeNoOtherIsSaidToBeSo() {
    Diagnosis diagnosis = Diagnosis.of(refused("pxelinux.0", ""));

    assertThat(diagnosis.cause().en()).contains("No published name is like it");
  }

  @Test
  void aHostileNameNeitherReachesTheTerminalNorACommand() {
    Diagnosis diagnosis = Diagnosis.of(refused("\u001b[2J;rm -rf ~", ""));

    assertThat(diagnosis.text(Language.EN)).contains("\\u001b[2J").doesNotContain("\u001b");
    assertThat(diagnosis.next().en()).contains("--as NAME").doesNotContain("rm");
  }

  @Test
  void aNameFullOfPercentSignsIsShownAsItIs() {
    Diagnosis diagnosis = Diagnosis.of(refused("%s%n%d.bin", ""));

    assertThat(diagnosis.happened().en()).contains("\"%s%n%d.bin\"");
  }

  @Test
  void aPhoneThatNeverAnsweredPointsToTheFirewall() {
    var tape = new Tape().asks(0, A, 1).sendsUnheard(0, A, 1);
    tape.ends(30, A, 1, Ending.PHONE_SILENT, 0);

    Diagnosis diagnosis = Diagnosis.of(tape.only());

    assertThat(diagnosis.cause().en()).contains("firewall");
    assertThat(diagnosis.next().en()).contains("--transfer-ports").contains("port 69 ");
  }

  @Test
  void aPhoneThatFellSilentIsToldHowFarItCame() {
    var tape = new Tape().asks(0, A, 1).sends(0, A, 1);
    tape.ends(90, A, 1, Ending.PHONE_SILENT, SIZE / 2);

    Diagnosis diagnosis = Diagnosis.of(tape.only());

    assertThat(diagnosis.happened().en()).contains("50 % (1,653,192 of 3,306,384 bytes)");
    assertThat(diagnosis.happened().de()).contains("50 % (1.653.192 von 3.306.384 Byte)");
    assertThat(diagnosis.cause().en()).contains("erased nothing yet");
  }

  @Test
  void aPhoneThatStopsWhereBlockNumbersEndIsExplained() {
    var tape = new Tape().asks(0, A, 1).add(Tape.started(0, A, 1, 40_000_000));
    tape.ends(90, A, 1, Ending.PHONE_SILENT, 65_535L * 512);

    Diagnosis diagnosis = Diagnosis.of(tape.only());

    assertThat(diagnosis.cause().en()).contains("larger than 33,553,919 bytes");
    assertThat(diagnosis.next().en()).contains("HTTP");
  }

  @Test
  void aLargeFileThatBreaksElsewhereIsNotBlamedOnBlockNumbers() {
    var tape = new Tape().asks(0, A, 1).add(Tape.started(0, A, 1, 40_000_000));
    tape.ends(90, A, 1, Ending.PHONE_SILENT, 10_000_000);

    Diagnosis diagnosis = Diagnosis.of(tape.only());

    assertThat(diagnosis.cause().en()).contains("cable");
  }

  @Test
  void aPhoneThatTookTheOptionsAndNoBlockMayHaveAPathThatIsTooNarrow() {
    var tape = new Tape().asks(0, A, 1).sends(0, A, 1);
    tape.ends(90, A, 1, Ending.PHONE_SILENT, 0);

    Diagnosis diagnosis = Diagnosis.of(tape.only());

    assertThat(diagnosis.cause().en()).contains("packets of that size");
  }

  @Test
  void aPhoneThatAsksAgainAfterEverythingProbablyRefusedTheImage() {
    var tape = new Tape().asks(0, A, 1).sends(0, A, 1).completes(12, A, 1).asks(20, A, 2);
    tape.sends(20, A, 2);

    Diagnosis first = Diagnosis.of(tape.recoveries().getFirst());
    Diagnosis second = Diagnosis.of(tape.recoveries().getLast());

    assertThat(first.cause().en()).contains("Probably it refused the image");
    assertThat(first.next().en()).contains("rekindle image check FILE");
    assertThat(second.cause().en()).contains("probably the phone refused it");
  }

  @Test
  void aSlowTransferIsBlamedOnWhatWasSentAgain() {
    var tape = new Tape().asks(0, A, 1).sends(0, A, 1);
    tape.add(Tape.finished(60, A, 1, Ending.COMPLETE, SIZE, 700));

    Diagnosis diagnosis = Diagnosis.of(tape.only());

    assertThat(diagnosis.cause().en()).contains("700 of 6,458 blocks");
  }

  @Test
  void aCompleteTransferSaysToLeaveThePowerOn() {
    var tape = new Tape().asks(0, A, 1).sends(0, A, 1).completes(12, A, 1);

    Diagnosis diagnosis = Diagnosis.of(tape.only());

    assertThat(diagnosis.happened().en()).contains("3,306,384 bytes in 12.0 s");
    assertThat(diagnosis.happened().de()).contains("3.306.384 Byte in 12,0 s");
    assertThat(diagnosis.next().en()).contains("leave the power on");
  }

  @Test
  void thePhonesOwnErrorIsQuoted() {
    var tape = new Tape().asks(0, A, 1).sends(0, A, 1);
    tape.add(
        new Event.Finished(
            Tape.at(5),
            Tape.transfer(1),
            A.port(1),
            Ending.PHONE_ERROR,
            "3 disk full",
            512,
            0,
            Duration.ofSeconds(5)));

    Diagnosis diagnosis = Diagnosis.of(tape.only());

    assertThat(diagnosis.happened().en()).endsWith("3 disk full");
  }

  @Test
  void aStrangerIsToldHowToBeServed() {
    var stranger =
        new Stranger(InetAddress.ofLiteral("198.51.100.7"), Protocol.TFTP, Tape.NOON, Tape.NOON, 3);

    Diagnosis diagnosis = Diagnosis.of(stranger);

    assertThat(diagnosis.next().en()).contains("rekindle serve --allow 198.51.100.7/32");
  }

  @Test
  void aPhoneThatAsksForAnotherModelsFileIsSaidToDoSo() {
    Recovery recovery = ofAPhoneThatIsA("snom870");

    Diagnosis diagnosis = Diagnosis.of(recovery);

    assertThat(recovery.otherModel()).contains("snom870");
    assertThat(diagnosis.cause().en())
        .contains("a snom870 (MAC 00:04:13:2a:b3:c4)", "asks for the file of a snom320");
    assertThat(diagnosis.cause().de()).contains("ein snom870", "Datei eines snom320");
  }

  @Test
  void aPhoneOfTheRightModelIsNoNews() {
    Recovery recovery = ofAPhoneThatIsA("snom320");

    assertThat(recovery.otherModel()).isEmpty();
    assertThat(Diagnosis.of(recovery).cause().en()).doesNotContain("MAC");
  }

  @Test
  void aFileThatNeverGotItsFtpConnectionIsNotAQuestionOfUdp() {
    var tape = new Tape();
    tape.add(requested(Protocol.FTP, Asker.UNKNOWN));

    Diagnosis diagnosis = Diagnosis.of(tape.ends(30, A, 1, Ending.PHONE_SILENT, 0).only());

    assertThat(diagnosis.next().en()).contains("--transfer-ports", "TCP").doesNotContain("UDP");
  }

  private static Recovery ofAPhoneThatIsA(String model) {
    var asker =
        new Asker(
            Optional.empty(),
            Optional.empty(),
            Optional.of("00:04:13:2a:b3:c4"),
            Optional.of(model));
    var tape = new Tape();
    tape.add(requested(Protocol.TFTP, asker));
    return tape.sends(0, A, 1).completes(12, A, 1).only();
  }

  private static Event.Requested requested(Protocol protocol, Asker asker) {
    return new Event.Requested(
        Tape.NOON,
        Tape.transfer(1),
        A.port(1),
        A.port(1),
        protocol,
        "snom320.bin",
        Optional.of("snom320"),
        Map.of(),
        asker);
  }

  private static Recovery refused(String name, String nearest) {
    var phone = new Tape.Phone("192.168.1.60", name);
    var tape = new Tape();
    tape.add(
        new Event.Requested(
            Tape.NOON,
            Tape.transfer(1),
            phone.port(1),
            phone.port(1),
            Protocol.TFTP,
            name,
            Optional.empty(),
            Map.of()));
    return tape.refuses(0, phone, 1, Refusal.NOT_PUBLISHED, nearest).only();
  }

  private static Recovery withOutcome(Outcome outcome) {
    var asked = new Tape().asks(0, A, 1);
    var sent = new Tape().asks(0, A, 1).sends(0, A, 1);
    return switch (outcome) {
      case IN_PROGRESS -> asked.only();
      case COMPLETE -> sent.completes(12, A, 1).only();
      case COMPLETE_LAST_ACK_MISSING ->
          sent.ends(12, A, 1, Ending.COMPLETE_LAST_ACK_MISSING, SIZE).only();
      case NOT_PUBLISHED -> asked.refuses(0, A, 1, Refusal.NOT_PUBLISHED, "").only();
      case DAMAGED_IMAGE -> asked.refuses(0, A, 1, Refusal.DAMAGED_IMAGE, "").only();
      case WRONG_MODEL -> asked.refuses(0, A, 1, Refusal.WRONG_MODEL, "").only();
      case BUSY -> asked.refuses(0, A, 1, Refusal.BUSY, "").only();
      case DENIED -> asked.refuses(0, A, 1, Refusal.DENIED, "").only();
      case BAD_REQUEST -> asked.refuses(0, A, 1, Refusal.BAD_REQUEST, "").only();
      case NEVER_ACKNOWLEDGED -> asked.ends(30, A, 1, Ending.PHONE_SILENT, 0).only();
      case FELL_SILENT -> sent.ends(90, A, 1, Ending.PHONE_SILENT, 512).only();
      case PHONE_ERROR -> sent.ends(5, A, 1, Ending.PHONE_ERROR, 512).only();
      case SIZE_PROBE -> sent.ends(0, A, 1, Ending.SIZE_PROBE, 0).only();
      case PART -> sent.ends(5, A, 1, Ending.PART, 512).only();
      case SUPERSEDED -> sent.ends(60, A, 1, Ending.SUPERSEDED, 512).only();
      case STATION_STOPPED -> sent.ends(5, A, 1, Ending.STATION_STOPPED, 512).only();
      case ABORTED -> sent.ends(5, A, 1, Ending.ABORTED, 512).only();
    };
  }
}
