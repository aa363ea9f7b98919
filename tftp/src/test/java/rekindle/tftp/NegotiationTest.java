package rekindle.tftp;

import static org.assertj.core.api.Assertions.assertThat;
import static rekindle.tftp.Samples.LIMITS;
import static rekindle.tftp.Samples.agreed;
import static rekindle.tftp.Samples.option;
import static rekindle.tftp.Samples.read;
import static rekindle.tftp.Samples.write;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import rekindle.tftp.Negotiation.Answer.Agreed;
import rekindle.tftp.Negotiation.Answer.Refused;

final class NegotiationTest {
  private static final long SIZE = 3_306_384;

  @Test
  void aPlainRequestIsPlain() {
    assertThat(Negotiation.answer(read(), SIZE, LIMITS))
        .isEqualTo(new Agreed(Terms.plain(Mode.OCTET), Optional.empty()));
  }

  @Test
  void onlyUnknownOptionsMeanBlocksOf512WithoutOack() {
    ReadRequest request = read(option("multicast", ""), option("x-speed", "9"));

    assertThat(Negotiation.answer(request, SIZE, LIMITS))
        .isEqualTo(new Agreed(Terms.plain(Mode.OCTET), Optional.empty()));
  }

  @Test
  void everyOptionIsGrantedInTheOrderAndSpellingOfTheClient() {
    ReadRequest request =
        read(
            option("WindowSize", "16"),
            option("x", "1"),
            option("TSIZE", "0"),
            option("timeout", "5"),
            option("BlkSize", "1428"),
            option("rollover", "1"));

    Agreed answer = agreed(request, SIZE);

    assertThat(answer)
        .isEqualTo(
            new Agreed(
                new Terms(
                    1428, 16, Optional.of(Duration.ofSeconds(5)), Rollover.TO_ONE, Mode.OCTET),
                Optional.of(
                    OptionAck.of(
                        option("WindowSize", "16"),
                        option("TSIZE", "3306384"),
                        option("timeout", "5"),
                        option("BlkSize", "1428"),
                        option("rollover", "1")))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"blksize", "windowsize", "timeout", "tsize", "rollover"})
  void anOptionAskedAloneIsAnsweredAlone(String name) {
    assertThat(echo(read(option(name, "1")))).hasSizeLessThanOrEqualTo(1).allMatch(o -> o.is(name));
  }

  @Test
  void anOptionAskedTwiceIsAnsweredOnceAndTheFirstCounts() {
    ReadRequest request = read(option("blksize", "600"), option("BLKSIZE", "700"));

    assertThat(echo(request)).containsExactly(option("blksize", "600"));
  }

  @ParameterizedTest
  @CsvSource({
    "8, 8",
    "512, 512",
    "1468, 1468",
    "1469, 1468",
    "65464, 1468",
    "65465, 1468",
    "65536, 1468",
    "100000000000000000000, 1468"
  })
  void aBlockSizeIsNeverRaisedAndLoweredToTheLimit(String asked, String granted) {
    assertThat(echo(read(option("blksize", asked)))).containsExactly(option("blksize", granted));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "7", "-1", "", "abc", "1024x", " 512", "+512", "0x200", "1.5"})
  void aBlockSizeThatIsNoneIsIgnoredAndTheRestStands(String asked) {
    Agreed answer = agreed(read(option("blksize", asked), option("timeout", "2")), SIZE);

    assertThat(answer.optionAck()).contains(OptionAck.of(option("timeout", "2")));
    assertThat(answer.terms().blockSizeBytes()).isEqualTo(512);
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "16, 16", "64, 64", "65, 64", "65535, 64", "65536, 64"})
  void aWindowIsNeverRaisedAndLoweredTo64(String asked, String granted) {
    assertThat(echo(read(option("windowsize", asked))))
        .containsExactly(option("windowsize", granted));
  }

  @Test
  void aWindowWithoutABlockSizeIsLegal() {
    assertThat(agreed(read(option("windowsize", "4")), SIZE).terms())
        .isEqualTo(Samples.terms(512, 4));
  }

  @Test
  void aWindowOfNoneIsIgnored() {
    assertThat(echo(read(option("windowsize", "0")))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "5", "255", "005"})
  void aTimeoutIsEchoedExactly(String asked) {
    assertThat(echo(read(option("timeout", asked)))).containsExactly(option("timeout", asked));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "256", "100000000000000000000", "five"})
  void aTimeoutOutsideTheRfcIsIgnored(String asked) {
    Agreed answer = agreed(read(option("timeout", asked)), SIZE);

    assertThat(answer).isEqualTo(new Agreed(Terms.plain(Mode.OCTET), Optional.empty()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "1", "999999999"})
  void theSizeOfAReadIsTheRealOneWhateverTheClientSent(String sent) {
    assertThat(echo(read(option("tsize", sent)))).containsExactly(option("tsize", "3306384"));
  }

  @Test
  void theSizeOfAnEmptyFileIsLeftOut() {
    Agreed answer = agreed(read(option("tsize", "0")), 0);

    assertThat(answer).isEqualTo(new Agreed(Terms.plain(Mode.OCTET), Optional.empty()));
  }

  @Test
  void theSizeOfANetasciiReadIsLeftOut() {
    ReadRequest request = new ReadRequest("a.txt", "NetASCII", Options.of(option("tsize", "0")));

    assertThat(Negotiation.answer(request, SIZE, LIMITS))
        .isEqualTo(new Agreed(Terms.plain(Mode.NETASCII), Optional.empty()));
  }

  @Test
  void theSizeOfAWriteIsEchoedAndCanBeRead() {
    WriteRequest request = write(option("tsize", "1234"));

    assertThat(echo(request)).containsExactly(option("tsize", "1234"));
    assertThat(Negotiation.announcedSizeBytes(request.options())).isEqualTo(OptionalLong.of(1234));
    assertThat(Negotiation.announcedSizeBytes(write(option("tsize", "x")).options())).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"2", "65535", "one"})
  void aRolloverToAnythingElseIsIgnored(String asked) {
    assertThat(agreed(read(option("rollover", asked)), SIZE))
        .isEqualTo(new Agreed(Terms.plain(Mode.OCTET), Optional.empty()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"octet", "OCTET", "Octet"})
  void modesAreReadInAnyCase(String mode) {
    assertThat(Negotiation.answer(new ReadRequest("a", mode, Options.NONE), SIZE, LIMITS))
        .isEqualTo(new Agreed(Terms.plain(Mode.OCTET), Optional.empty()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"mail", "", "foo", "octe", "octet "})
  void anUnknownModeIsRefusedWithError4(String mode) {
    ReadRequest request = new ReadRequest("a", mode, Options.of(option("blksize", "1428")));

    assertThat(Negotiation.answer(request, SIZE, LIMITS))
        .isEqualTo(
            new Refused(
                ErrorPacket.of(ErrorCode.ILLEGAL_OPERATION, "mode must be octet or netascii")));
  }

  @Test
  void aHundredOptionsDoNotHurt() {
    List<Option> many = IntStream.range(0, 100).mapToObj(i -> option("option" + i, "1")).toList();
    ReadRequest request = new ReadRequest("a", "octet", new Options(many));

    assertThat(Negotiation.answer(request, SIZE, LIMITS))
        .isEqualTo(new Agreed(Terms.plain(Mode.OCTET), Optional.empty()));
  }

  @Test
  void whatIsEchoedStaysShortHoweverLongTheRequestWas() {
    ReadRequest request =
        read(option("timeout", "0".repeat(1_000) + "5"), option("blksize", "9".repeat(1_000)));

    assertThat(echo(request)).isEmpty();
  }

  private static List<Option> echo(Request request) {
    return agreed(request, SIZE)
        .optionAck()
        .map(answer -> answer.options().asSent())
        .orElse(List.of());
  }
}
