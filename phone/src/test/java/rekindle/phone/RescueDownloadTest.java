package rekindle.phone;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import rekindle.firmware.Key;
import rekindle.firmware.Model;
import rekindle.firmware.PracticeImage;
import rekindle.firmware.Protocol;
import rekindle.firmware.ScreenText;
import rekindle.phone.FetchNews.Reason;
import rekindle.tftp.ClientHabits;

/// What rescue mode does with what the network gives it, or does not: nothing is erased before the
/// image is known to be good.
class RescueDownloadTest {
  private static final Model MODEL = Models.small("snom870");
  private static final ByteBuffer IMAGE = RescueModeTest.image(MODEL);

  private final NorFlash chip = Factory.broken(MODEL, 7);
  private final ByteBuffer before = copyOf(chip.content());

  @ParameterizedTest
  @ValueSource(ints = {0, 127, 128, 255, 260, 272, 1_000, Models.SMALL_IMAGE_BYTES - 1})
  void anImageWithOneWrongByteIsRefused(int place) {
    ByteBuffer damaged = copyOf(IMAGE);
    damaged.put(place, (byte) ~damaged.get(place));

    Report report = fetched(FileServer.offering("snom870-r.bin", damaged));

    assertThat(report.ending()).isEqualTo(Ending.REFUSED);
    assertThat(report.bytes()).isEqualTo(IMAGE.limit());
    assertNothingErased();
  }

  @Test
  void aDamagedSignatureIsCalledThat() {
    ByteBuffer damaged = copyOf(IMAGE);
    damaged.put(5, (byte) ~damaged.get(5));

    Report report = fetched(FileServer.offering("snom870-r.bin", damaged));

    assertThat(report.screens()).endsWith("Image signature is wrong. Nothing was erased.");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 127, 300, Models.SMALL_IMAGE_BYTES - 16})
  void aTruncatedFileIsRefused(int bytes) {
    Report report = fetched(FileServer.offering("snom870-r.bin", IMAGE.slice(0, bytes)));

    assertThat(report.ending()).isEqualTo(Ending.REFUSED);
    assertNothingErased();
  }

  @Test
  void bytesBehindTheImageAreNotSignedSoItIsRefused() {
    ByteBuffer longer = ByteBuffer.allocate(IMAGE.limit() + 16).put(IMAGE.duplicate()).clear();

    assertThat(fetched(FileServer.offering("snom870-r.bin", longer)).ending())
        .isEqualTo(Ending.REFUSED);
    assertNothingErased();
  }

  @Test
  void aWebPageIsNoImage() {
    ByteBuffer page = ByteBuffer.wrap("<html>login</html>".repeat(40).getBytes(UTF_8));

    Report report = fetched(FileServer.offering("snom870-r.bin", page));

    assertThat(report.screens()).endsWith("This is no image for this phone");
    assertNothingErased();
  }

  @Test
  void anImageOfThe3xxFamilyIsRefused() {
    ByteBuffer uImage = PracticeImage.make("snom320", 3_000, "8", 1).bytes();

    assertThat(fetched(FileServer.offering("snom870-r.bin", uImage)).ending())
        .isEqualTo(Ending.REFUSED);
    assertNothingErased();
  }

  @Test
  void anImageOfAnotherRescueModelIsWrittenBecauseOnlyTheSignatureIsCheckedAndThenHangs() {
    Model other = Models.small("snom821");

    Report report = fetched(FileServer.offering("snom870-r.bin", RescueModeTest.image(other)));

    assertThat(report.ending()).isEqualTo(Ending.WRONG_MODEL);
    assertThat(report.settingsErased()).isTrue();
  }

  @Test
  void anImageThatDoesNotFitIsRefused() {
    ByteBuffer large = PracticeImage.make(MODEL, 4_880, "9", 1).bytes();

    Report report = fetched(FileServer.offering("snom870-r.bin", large));

    assertThat(report.screens()).endsWith("The image is too large");
    assertNothingErased();
  }

  @Test
  void anImageThatFillsTheVolumeIsWritten() {
    int room = new Volume(Models.SMALL_FLASH).roomBytes();
    ByteBuffer full = PracticeImage.make(MODEL, room - room % 16, "9", 1).bytes();

    assertThat(fetched(FileServer.offering("snom870-r.bin", full)).ending())
        .isEqualTo(Ending.RUNNING);
  }

  @Test
  void aFileLargerThanThePhonesMemoryIsRefusedWhenItsSizeIsKnown() {
    FileServer huge = _ -> List.of(new FetchNews.Started(OptionalLong.of(1L << 40)));

    Report report = fetched(huge);

    assertThat(report.ending()).isEqualTo(Ending.REFUSED);
    assertThat(report.screens()).endsWith("The image is too large");
  }

  @Test
  void aFileThatIsNotThereIsToldByItsName() {
    Report report = fetched(FileServer.offering("snom320.bin", IMAGE));

    assertThat(report.ending()).isEqualTo(Ending.NOT_FOUND);
    assertThat(report.protocol()).contains(Protocol.HTTP);
    assertThat(report.screens()).endsWith("File not found: snom870-r.bin");
    assertNothingErased();
  }

  @Test
  void aServersErrorIsShownWithoutItsControlCharacters() {
    Report report = fetched(FileServer.failing(Reason.SERVER_ERROR, "\u001b[2Jgo away"));

    assertThat(report.ending()).isEqualTo(Ending.SERVER_ERROR);
    assertThat(report.screens()).endsWith("Download failed: [2Jgo away");
  }

  @Test
  void aServerThatIsSilentIsGivenUpAfterAMinute() {
    Bench bench = attempt(Protocol.HTTP, ClientHabits.BUSYBOX).sharing(_ -> List.of());
    bench.untilSaid("Downloading");
    long asked = bench.nowNanos;

    Report report = bench.untilEnded();

    assertThat(report.ending()).isEqualTo(Ending.NO_ANSWER);
    assertThat(bench.nowNanos - asked).isEqualTo(Fetching.PATIENCE.toNanos());
    assertNothingErased();
  }

  @Test
  void aServerThatStopsInTheMiddleIsGivenUp() {
    Report report = fetched(FileServer.fallingSilentAfter(IMAGE, 2_000));

    assertThat(report.ending()).isEqualTo(Ending.NO_ANSWER);
    assertThat(report.bytes()).isEqualTo(2_000);
    assertNothingErased();
  }

  @Test
  void aConnectionThatBreaksInTheMiddleIsTold() {
    Report report = fetched(FileServer.breakingOffAfter(IMAGE, 3_000));

    assertThat(report.ending()).isEqualTo(Ending.BROKEN_OFF);
    assertThat(report.bytes()).isEqualTo(3_000);
    assertThat(report.screens()).endsWith("Download failed: connection reset");
    assertNothingErased();
  }

  @ParameterizedTest
  @EnumSource(Protocol.class)
  void aWrongServerAddressIsNoAnswer(Protocol protocol) {
    Map<ScreenText, String> numbers = new HashMap<>(RescuePerson.NUMBERS);
    numbers.put(ScreenText.ASK_SERVER, "192.168.1.11");
    Bench bench = RescueModeTest.offer(bench(ClientHabits.BUSYBOX), MODEL);
    bench.with(new RescuePerson(MODEL, protocol, numbers));

    Report report = begun(bench).untilEnded();

    assertThat(report.ending()).isEqualTo(Ending.NO_ANSWER);
    assertThat(report.screens()).endsWith("No answer from the server");
    assertNothingErased();
  }

  @Test
  void whatIsAskedForIsTheModelsFileAtTheProtocolsPort() {
    fetched(FileServer.failing(Reason.NO_ANSWER, ""));

    assertThat(lastFetch)
        .contains(
            new Fetch(
                Protocol.HTTP,
                new InetSocketAddress(Bench.SERVER.toInetAddress(), 80),
                "snom870-r.bin"));
  }

  @Test
  void anyKeyLeadsBackToTheQuestionAfterAFailureAndTheNumbersAreStillThere() {
    Bench bench = attempt(Protocol.HTTP, ClientHabits.BUSYBOX);
    bench.sharing(FileServer.failing(Reason.NO_ANSWER, "")).untilEnded();

    bench.press(Key.DIGIT_9);
    bench.press(Key.DIGIT_2);
    Screen asked = bench.phone.screen();
    bench.sharing(FileServer.offering("snom870-r.bin", IMAGE));
    bench.press(Key.OK, Key.OK, Key.OK, Key.OK, Key.DIGIT_2);

    assertThat(asked.text()).isEqualTo("Phone IP: 192.168.1.20");
    assertThat(bench.untilEnded().ending()).isEqualTo(Ending.RUNNING);
    assertThat(bench.fetches.getLast().protocol()).isEqualTo(Protocol.FTP);
  }

  @Test
  void newsAfterThePlugWasPulledChangeNothing() {
    Bench bench = attempt(Protocol.HTTP, ClientHabits.BUSYBOX).sharing(_ -> List.of());
    bench.untilSaid("Downloading");
    bench.phone.powerOff(bench.nowNanos, bench);

    bench.phone.onFetch(new FetchNews.Done(), bench.nowNanos, bench);

    assertThat(bench.phone.powered()).isFalse();
    assertThat(bench.reports).isEmpty();
    assertNothingErased();
  }

  @Test
  void aStrictClientBreaksOffAtTheWallOverTftpAndHttpGoesPastIt() {
    ByteBuffer pastTheWall = ByteBuffer.allocate(65_536 * 512);
    Bench tftp = attempt(Protocol.TFTP, ClientHabits.STRICT);
    tftp.with(LockStepServer.offering("snom870-r.bin", pastTheWall));
    Bench http = attempt(Protocol.HTTP, ClientHabits.STRICT);
    http.sharing(FileServer.offering("snom870-r.bin", pastTheWall));

    Report broken = tftp.untilEnded();
    Report whole = http.untilEnded();

    assertThat(broken.ending()).isEqualTo(Ending.BROKEN_OFF);
    assertThat(broken.bytes()).isEqualTo(65_535L * 512);
    assertThat(whole.bytes()).isEqualTo(pastTheWall.limit());
    assertNothingErased();
  }

  @Test
  void aServersTftpErrorIsAMissingFile() {
    Bench bench = attempt(Protocol.TFTP, ClientHabits.BUSYBOX);
    bench.with(LockStepServer.refusing(1, "gone"));

    assertThat(bench.untilEnded().screens()).endsWith("File not found: snom870-r.bin");
  }

  @Test
  void aClientThatNeverGivesUpShowsTheDownloadAgain() {
    Bench bench = attempt(Protocol.TFTP, ClientHabits.UBOOT_1_1_3);
    bench.with(LockStepServer.refusing(0, "busy")).untilEnded();

    bench.with(LockStepServer.offering("snom870-r.bin", IMAGE));

    assertThat(bench.untilEnded().ending()).isEqualTo(Ending.RUNNING);
  }

  private Optional<Fetch> lastFetch = Optional.empty();

  private Report fetched(FileServer server) {
    Bench bench = attempt(Protocol.HTTP, ClientHabits.BUSYBOX).sharing(server);
    Report report = bench.untilEnded();
    lastFetch = Optional.of(bench.fetches.getLast());
    return report;
  }

  private Bench attempt(Protocol protocol, ClientHabits habits) {
    return begun(bench(habits).with(new RescuePerson(MODEL, protocol)));
  }

  private Bench begun(Bench bench) {
    bench.hold(Key.HASH).powerOn();
    bench.phone.onTime(bench.nowNanos, bench);
    return bench.letGo(Key.HASH);
  }

  private Bench bench(ClientHabits habits) {
    var setup = new Setup(Speed.AS_FAST_AS_IT_GOES, habits, PowerCut.NEVER, ServerPorts.STANDARD);
    return new Bench(MODEL, chip, setup);
  }

  private void assertNothingErased() {
    assertThat(chip.content()).isEqualTo(before);
    assertThat(chip.operations()).isZero();
  }

  private static ByteBuffer copyOf(ByteBuffer bytes) {
    return ByteBuffer.allocate(bytes.remaining()).put(bytes.duplicate()).flip();
  }
}
