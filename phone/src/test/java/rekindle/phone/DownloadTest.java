package rekindle.phone;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import rekindle.firmware.Key;
import rekindle.firmware.Model;
import rekindle.firmware.PracticeImage;
import rekindle.firmware.ScreenText;
import rekindle.firmware.Sha256;
import rekindle.firmware.UImageHeader;
import rekindle.tftp.ClientHabits;
import rekindle.tftp.Data;
import rekindle.tftp.ErrorPacket;
import rekindle.tftp.Option;
import rekindle.tftp.OptionAck;
import rekindle.tftp.Options;

/// What the phone does with what the network gives it, or does not.
class DownloadTest {
  private static final Model MODEL = Models.TINY;
  private static final ByteBuffer IMAGE =
      PracticeImage.make("tiny1", Models.TINY_IMAGE_BYTES, "8.7.5.35", 1).bytes();

  private final NorFlash chip = Factory.broken(MODEL, 7);
  private final ByteBuffer before = copyOf(chip.content());

  @ParameterizedTest
  @ValueSource(ints = {5, 40, 70, 600, Models.TINY_IMAGE_BYTES - 1})
  void anImageWithOneWrongByteIsRefusedAndNothingIsErased(int place) {
    ByteBuffer damaged = copyOf(IMAGE);
    damaged.put(place, (byte) ~damaged.get(place));

    Report report = attempt(serving(damaged), ClientHabits.UBOOT_1_1_3);

    assertThat(report.ending()).isEqualTo(Ending.REFUSED);
    assertThat(report.screens()).endsWith("Loading Image...", "CRC error");
    assertThat(report.sha256()).contains(Sha256.of(damaged.duplicate()));
    assertThat(report.settingsErased()).isFalse();
    assertThat(chip.content()).isEqualTo(before);
    assertThat(chip.operations()).isZero();
  }

  @Test
  void anImageCutShortIsRefusedAndNothingIsErased() {
    Report report = attempt(serving(IMAGE.slice(0, 1_024)), ClientHabits.UBOOT_1_1_3);

    assertThat(report.ending()).isEqualTo(Ending.REFUSED);
    assertThat(report.screens()).endsWith("CRC error");
    assertThat(chip.content()).isEqualTo(before);
  }

  @Test
  void somethingElseThanAnImageIsRefusedAndNothingIsErased() {
    Report report = attempt(serving(ByteBuffer.allocate(2_000)), ClientHabits.UBOOT_1_1_3);

    assertThat(report.ending()).isEqualTo(Ending.REFUSED);
    assertThat(report.screens()).endsWith("Not an image");
    assertThat(chip.content()).isEqualTo(before);
  }

  @Test
  void anEmptyFileIsRefused() {
    Report report = attempt(serving(ByteBuffer.allocate(0)), ClientHabits.UBOOT_1_1_3);

    assertThat(report.ending()).isEqualTo(Ending.REFUSED);
    assertThat(report.bytes()).isZero();
  }

  @Test
  void anImageThatDoesNotFitIsRefusedAndNothingIsErased() {
    int room = Models.TINY_FLASH.firmware().sizeBytes();
    ByteBuffer large = PracticeImage.make("tiny1", room + 1, "9", 1).bytes();

    Report report = attempt(serving(large), ClientHabits.UBOOT_1_1_3);

    assertThat(report.ending()).isEqualTo(Ending.REFUSED);
    assertThat(report.screens()).endsWith("Image too large");
    assertThat(chip.content()).isEqualTo(before);
  }

  @Test
  void anImageThatFillsThePartitionIsWritten() {
    int room = Models.TINY_FLASH.firmware().sizeBytes();
    ByteBuffer full = PracticeImage.make("tiny1", room, "9", 1).bytes();

    assertThat(attempt(serving(full), ClientHabits.UBOOT_1_1_3).ending()).isEqualTo(Ending.RUNNING);
  }

  @Test
  void firmwareOfAnotherModelIsWrittenBecauseOnlyTheCrcIsCheckedAndThenHangs() {
    ByteBuffer foreign = PracticeImage.make("tiny2", Models.TINY_IMAGE_BYTES, "9", 1).bytes();

    Report report = attempt(serving(foreign), ClientHabits.UBOOT_1_1_3);

    assertThat(report.ending()).isEqualTo(Ending.WRONG_MODEL);
    assertThat(report.screens()).endsWith("Starting...");
    assertThat(report.settingsErased()).isTrue();
  }

  @Test
  void anImageThatNamesNoModelRuns() {
    ByteBuffer data = ByteBuffer.allocate(1_000);
    var crc = new CRC32();
    crc.update(data.duplicate());
    var header = new UImageHeader(0, 1_000, 0, 0, crc.getValue(), 5, 5, 5, 0, "home brew 1");
    ByteBuffer image = ByteBuffer.allocate(1_064).put(header.encode()).put(data).flip();

    Report report = attempt(serving(image), ClientHabits.UBOOT_1_1_3);

    assertThat(report.ending()).isEqualTo(Ending.RUNNING);
    assertThat(report.firmwareVersion()).contains("home brew 1");
  }

  @Test
  void aRefusedImageLeavesThePhoneReadyForTheNextAttempt() {
    Bench bench = bench(ClientHabits.UBOOT_1_1_3).with(serving(ByteBuffer.allocate(9)));
    bench.with(Person.onOneSubnet(MODEL)).powerOn().untilEnded();

    bench.with(serving(IMAGE)).with(new Person(MODEL, Map.of()).whoMissedTheCountdown());
    bench.press(Key.DIGIT_1);

    assertThat(bench.untilEnded().ending()).isEqualTo(Ending.RUNNING);
  }

  @Test
  void aWrongServerAddressIsNoAnswerAfterTenTriesAndThenForEver() {
    Bench bench = bench(ClientHabits.UBOOT_1_1_3);
    Person person =
        new Person(
            MODEL,
            Map.of(ScreenText.ASK_PHONE, "192.168.1.20", ScreenText.ASK_SERVER, "192.168.1.11"));
    bench.with(serving(IMAGE)).with(person).powerOn();

    Report first = bench.untilEnded();
    long requestsOfTheFirst = bench.sentTo.size();
    Report second = bench.untilEnded();

    assertThat(first.ending()).isEqualTo(Ending.NO_ANSWER);
    assertThat(first.bytes()).isZero();
    assertThat(first.screens()).endsWith("Loading Image...", "Retry count exceeded");
    assertThat(requestsOfTheFirst).isEqualTo(11);
    assertThat(second.ending()).isEqualTo(Ending.NO_ANSWER);
    assertThat(chip.content()).isEqualTo(before);
  }

  @Test
  void everyStartFromScratchComesFromAnotherPortBetween1024And4095() {
    Bench bench = bench(ClientHabits.UBOOT_1_1_3).with(Person.onOneSubnet(MODEL)).powerOn();

    bench.untilEnded();
    bench.untilEnded();

    assertThat(bench.ports).hasSize(3).doesNotHaveDuplicates();
    assertThat(bench.ports).allSatisfy(port -> assertThat(port).isBetween(1_024, 4_095));
  }

  @ParameterizedTest
  @CsvSource({
    "1, NOT_FOUND, TFTP error: 'gone' (1)",
    "2, NOT_FOUND, TFTP error: 'gone' (2)",
    "0, SERVER_ERROR, TFTP error: 'gone' (0)",
    "4, SERVER_ERROR, TFTP error: 'gone' (4)",
  })
  void anErrorOfTheServersIsShown(int code, Ending ending, String shown) {
    Report report = attempt(LockStepServer.refusing(code, "gone"), ClientHabits.UBOOT_1_1_3);

    assertThat(report.ending()).isEqualTo(ending);
    assertThat(report.screens()).endsWith("Loading Image...", shown);
    assertThat(chip.content()).isEqualTo(before);
  }

  @Test
  void anErrorTextCannotDisturbTheDisplay() {
    String nasty = "\u001b[2J" + "x".repeat(200);

    Report report = attempt(LockStepServer.refusing(0, nasty), ClientHabits.UBOOT_1_1_3);

    assertThat(report.screens().getLast()).doesNotContain("\u001b").hasSizeLessThan(120);
  }

  @Test
  void afterAnErrorTheFirstProfileAsksAgainForEver() {
    Bench bench = bench(ClientHabits.UBOOT_1_1_3).with(LockStepServer.refusing(1, "gone"));
    bench.with(Person.onOneSubnet(MODEL)).powerOn().untilEnded();

    bench.with(serving(IMAGE));

    assertThat(bench.untilEnded().ending()).isEqualTo(Ending.RUNNING);
  }

  @ParameterizedTest
  @ValueSource(strings = {"uboot-2010", "busybox", "strict"})
  void afterErrorOneTheOtherProfilesWaitForAKey(String profile) {
    Bench bench = bench(named(profile)).with(LockStepServer.refusing(1, "gone"));
    bench.with(Person.onOneSubnet(MODEL)).powerOn();

    Report report = bench.untilEnded();

    assertThat(report.ending()).isEqualTo(Ending.NOT_FOUND);
    assertThat(bench.phone.deadlineNanos()).isEqualTo(Long.MAX_VALUE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"busybox", "strict"})
  void theProfilesThatGiveUpWaitForAKeyAfterSilence(String profile) {
    Bench bench = bench(named(profile)).with(Person.onOneSubnet(MODEL)).powerOn();

    assertThat(bench.untilEnded().ending()).isEqualTo(Ending.NO_ANSWER);
    assertThat(bench.phone.deadlineNanos()).isEqualTo(Long.MAX_VALUE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"uboot-1.1.3", "uboot-2010", "busybox", "strict"})
  void everyProfileRecoversOverALossyWire(String profile) {
    Seed seed = Seed.drawn();

    for (int round = 0; round < 25; round++) {
      Bench bench = new Bench(MODEL, Factory.broken(MODEL, round), setup(named(profile)));
      bench.losing(20, new Seed(seed.value() + round).random()).with(serving(IMAGE));
      bench.with(Person.onOneSubnet(MODEL)).powerOn();
      Report report = bench.untilEnded();
      for (int again = 0; again < 20 && report.ending() == Ending.NO_ANSWER; again++) {
        bench.with(new Person(MODEL, Map.of()).whoMissedTheCountdown());
        bench.press(Key.DIGIT_1);
        report = bench.untilEnded();
      }

      assertThat(report.ending()).as("round %d, %s", round, seed).isEqualTo(Ending.RUNNING);
      assertThat(report.sha256()).as("%s", seed).contains(Sha256.of(IMAGE.duplicate()));
    }
  }

  @Test
  void aStrictLoaderBreaksOffAtTheEndOfTheBlockNumbers() {
    ByteBuffer pastTheWall = ByteBuffer.allocate(65_536 * 512);

    Report report = attempt(serving(pastTheWall), ClientHabits.STRICT);

    assertThat(report.ending()).isEqualTo(Ending.BROKEN_OFF);
    assertThat(report.bytes()).isEqualTo(65_535L * 512);
    assertThat(chip.content()).isEqualTo(before);
  }

  @Test
  void aLoaderThatRollsOverReceivesPastTheWall() {
    ByteBuffer pastTheWall = ByteBuffer.allocate(65_536 * 512);

    Report report = attempt(serving(pastTheWall), ClientHabits.UBOOT_1_1_3);

    assertThat(report.ending()).isEqualTo(Ending.REFUSED);
    assertThat(report.bytes()).isEqualTo(65_536L * 512);
  }

  @Test
  void aStrangersPacketsChangeNothing() {
    Bench bench = bench(ClientHabits.UBOOT_1_1_3).with(Person.onOneSubnet(MODEL)).powerOn();
    bench.until(bench.nowNanos);
    var server = new InetSocketAddress(Bench.SERVER.toInetAddress(), 2_000);
    var otherPort = new InetSocketAddress(Bench.SERVER.toInetAddress(), 2_001);
    var otherHost = new InetSocketAddress(new Ipv4(0x0A000001).toInetAddress(), 2_000);
    bench.arrives(new Data(1, ByteBuffer.allocate(512)), server);
    int sent = bench.sentTo.size();

    bench.arrives(new ErrorPacket(1, "gone"), otherPort);
    bench.arrives(new Data(2, ByteBuffer.allocate(3)), otherHost);

    assertThat(bench.reports).isEmpty();
    assertThat(bench.sentTo).hasSize(sent).last().isEqualTo(server);
  }

  @Test
  void largerBlocksAreTakenWhereTheProfileAskedForThem() {
    Bench bench = bench(ClientHabits.UBOOT_2010).with(Person.onOneSubnet(MODEL)).powerOn();
    bench.until(bench.nowNanos);
    var server = new InetSocketAddress(Bench.SERVER.toInetAddress(), 2_000);
    var granted = new Options(List.of(Option.of(Option.BLOCK_SIZE, 1_468)));

    bench.arrives(new OptionAck(granted), server);
    for (int block = 1; block <= 3; block++) {
      int from = (block - 1) * 1_468;
      int length = Math.min(1_468, IMAGE.limit() - from);
      bench.arrives(new Data(block, IMAGE.slice(from, length)), server);
    }

    assertThat(bench.untilEnded().ending()).isEqualTo(Ending.RUNNING);
  }

  private Report attempt(LockStepServer server, ClientHabits habits) {
    return bench(habits).with(server).with(Person.onOneSubnet(MODEL)).powerOn().untilEnded();
  }

  private Bench bench(ClientHabits habits) {
    return new Bench(MODEL, chip, setup(habits));
  }

  private static Setup setup(ClientHabits habits) {
    return new Setup(Speed.AS_FAST_AS_IT_GOES, habits, PowerCut.NEVER, ServerPorts.STANDARD);
  }

  private static ClientHabits named(String profile) {
    return List.of(
            ClientHabits.UBOOT_1_1_3,
            ClientHabits.UBOOT_2010,
            ClientHabits.BUSYBOX,
            ClientHabits.STRICT)
        .stream()
        .filter(habits -> habits.name().equals(profile))
        .findFirst()
        .orElseThrow();
  }

  private static LockStepServer serving(ByteBuffer file) {
    return LockStepServer.offering("tiny1.bin", file);
  }

  private static ByteBuffer copyOf(ByteBuffer bytes) {
    return ByteBuffer.allocate(bytes.remaining()).put(bytes.duplicate()).flip();
  }
}
