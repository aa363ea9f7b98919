package rekindle.station.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import rekindle.firmware.Sha256;

/// What an answer is made of, without a wire.
class ReplyTest {
  private static final Sha256 SUM = new Sha256("ab".repeat(32));
  private static final String TAG = "\"" + SUM.hex() + "\"";

  @ParameterizedTest
  @CsvSource({
    "bytes=0-99, 0-99",
    "bytes=0-0, 0-0",
    "bytes=900-, 900-999",
    "bytes=990-5000, 990-999",
    "bytes=-10, 990-999",
    "bytes=-5000, 0-999",
    "Bytes=0-99, 0-99",
    "'bytes= 0-99', 0-99",
  })
  void aRangeIsReadAsRfc9110Says(String field, String range) {
    AskedRanges asked = AskedRanges.of(field, 1_000);

    assertThat(asked)
        .isInstanceOfSatisfying(
            AskedRanges.Parts.class,
            parts -> assertThat(parts.ranges().toString()).isEqualTo("[" + range + "]"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "bytes",
        "bytes=",
        "bytes=-",
        "bytes=9-5",
        "bytes=a-b",
        "items=0-9",
        "bytes=0-9,",
        "bytes=0-9;10-19",
        "bytes=99999999999999999999-",
        "bytes=0-999,0-999",
        "bytes=--1"
      })
  void whatIsNoRangeOrTooMuchIsTheWholeFile(String field) {
    assertThat(AskedRanges.of(field, 1_000)).isEqualTo(new AskedRanges.Whole());
  }

  @ParameterizedTest
  @ValueSource(strings = {"bytes=1000-", "bytes=2000-3000", "bytes=-0"})
  void aRangeThatIsNotInTheFileIsNone(String field) {
    assertThat(AskedRanges.of(field, 1_000)).isEqualTo(new AskedRanges.None());
  }

  @Test
  void nothingCanBeCutOutOfAnEmptyFile() {
    assertThat(AskedRanges.of("bytes=0-", 0)).isEqualTo(new AskedRanges.None());
    assertThat(Reply.to(wish(Optional.empty()), SUM, 0).status()).isEqualTo(200);
  }

  @Test
  void noFieldMakesAnAnswerLongerThanTheFileOrThrows() {
    long seed = Long.getLong("seed", System.nanoTime());
    var random = new Random(seed);
    String letters = "bytes=0123456789-, ";
    for (int n = 0; n < 100_000; n++) {
      var field = new StringBuilder("bytes=");
      for (int i = random.nextInt(20); i > 0; i--) {
        field.append(letters.charAt(random.nextInt(letters.length())));
      }

      AskedRanges asked = AskedRanges.of(field.toString(), 1_000);

      List<ByteRange> ranges = asked instanceof AskedRanges.Parts(var parts) ? parts : List.of();
      assertThat(ranges.stream().mapToLong(ByteRange::lengthBytes).sum())
          .as("-Dseed=%d, %s", seed, field)
          .isLessThanOrEqualTo(1_000);
      assertThat(ranges).allMatch(range -> range.last() < 1_000);
    }
  }

  @Test
  void aRangeThatCoversAllIsTheWholeFileForTheJournal() {
    Reply reply = Reply.to(wish(Optional.of("bytes=0-")), SUM, 1_000);

    assertThat(reply.status()).isEqualTo(206);
    assertThat(reply.isWhole(1_000)).isTrue();
  }

  @Test
  void aConditionOnAnotherImageFails() {
    var wish =
        new Reply.Wish(
            false, Optional.empty(), Optional.empty(), Optional.of("\"x\""), Optional.empty());

    assertThat(Reply.to(wish, SUM, 1_000).status()).isEqualTo(412);
  }

  @Test
  void theWeakFormOfTheTagDoesNotPassForIfRange() {
    var wish =
        new Reply.Wish(
            false,
            Optional.of("bytes=0-9"),
            Optional.of("W/" + TAG),
            Optional.empty(),
            Optional.empty());

    assertThat(Reply.to(wish, SUM, 1_000).status()).isEqualTo(200);
  }

  private static Reply.Wish wish(Optional<String> range) {
    return new Reply.Wish(false, range, Optional.empty(), Optional.empty(), Optional.empty());
  }
}
