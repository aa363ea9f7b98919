package rekindle.firmware.disk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rekindle.firmware.Fact;
import rekindle.firmware.Model;
import rekindle.firmware.Notice;
import rekindle.firmware.Standing;

final class CatalogueReaderTest {
  @Test
  void theBuiltInCatalogueHasEveryModelWithAKnownRecovery() {
    var catalogue = CatalogueReader.builtIn();

    assertThat(catalogue.models())
        .extracting(Model::id)
        .containsExactly(
            ("snom100 snom190 snom200 snom220 snom300 snom320 snom360 snom370 snom820 snom821"
                    + " snom870 snommp snompa1 snom710 snom720 snom760 snom715 snom725 snomd305"
                    + " snomd315 snomd335 snomd345 snomd375 snomd385 snomd712 snomd713 snomd717"
                    + " snomd735 snomd745 snomd765 snomd785 snomd120 snomd140 snomd150")
                .split(" "));
  }

  @Test
  void aSourceKeyStandsForTheSourcesFullName() throws Exception {
    Model model = CatalogueReader.model("snom320.json", snom320().getBytes(UTF_8));

    Fact<String> name = model.name();

    assertThat(name)
        .isEqualTo(
            new Fact<>(
                "Snom 320",
                Standing.DOCUMENTED,
                "Snom User Wiki, Firmware/Update/TFTP Update, as of 8 November 2010"));
  }

  /// Each row turns one place of a good file into a bad one.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "standing": "unknown"        | "standing": "rumoured"         | "rumoured" is none of documented, inferred, unknown
          "id": "snom320"              | "id": "SNOM 320"               | an id is lower-case letters and digits: SNOM 320
          "id": "snom320"              | "id": 320                      | a text belongs here, not a number
          "id": "snom320",             | ''                             | "id" is missing
          "columns": 24                | "columns": 0                   | a display of 0 x 2
          "columns": 24                | "colums": 24                   | "columns" is missing
          "columns": 24                | "colour": 1, "columns": 24     | unknown field "colour"
          "columns": 24                | "columns": 1, "columns": 24    | "columns" stands here a second time
          "columns": 24                | "columns": 2.5                 | numbers are whole numbers here
          "columns": 24                | "columns": null                | null is not used; leave the field out
          "columns": 24                | "columns": 99999999999         | "columns" is too large: 99999999999
          "value": "500 ms"            | "value": "500"                 | a time is written as "3 s", with us, ms, s or min, and a whole number
          "do": "powerOff"             | "do": "explode"                | "explode" is no step
          "keys": ["digits"]           | "keys": []                     | press [] within PT3S
          "keys": ["digits"]           | "keys": "digits"               | a list belongs here, not a text
          "keepPower": true            | "keepPower": "yes"             | true or false belongs here, not a text
          "sectorBytes": 65536         | "sectorBytes": 60000           | the flash holds whole sectors
          "offsetBytes": 524288        | "offsetBytes": 458752          | partitions do not overlap
          "badImage": [                | "badimage": [                  | "badimage" is none of
          {phone}                      | {fone}                         | leaves [fone] open
          """)
  void aMistakeIsReportedWithItsReason(String good, String bad, String reason) throws IOException {
    String broken = snom320Where(good, bad);

    CatalogueException mistake = mistakeIn(broken);

    assertThat(mistake.reason()).contains(reason);
  }

  @Test
  void aMistakeIsReportedWithItsFileAndLine() throws IOException {
    String good = "\"columns\": 24";
    String before = snom320().substring(0, snom320().indexOf(good));

    CatalogueException mistake = mistakeIn(snom320Where(good, "\"columns\": \"wide\""));

    assertThat(mistake.notice())
        .isEqualTo(
            new Notice(
                "The catalogue file mine.json has a mistake in line %d: a number belongs here, not a text."
                    .formatted(before.lines().count()),
                "All other models can be used.",
                "correct line %d of mine.json".formatted(before.lines().count())));
  }

  /// Cuts a good file everywhere: whatever is left, the answer is a mistake with a line inside it.
  @Test
  void aTruncatedFileIsAlwaysAMistakeWithALine() throws IOException {
    String json = snom320().strip();

    for (int length = 0; length < json.length(); length += 101) {
      CatalogueException mistake = mistakeIn(json.substring(0, length));

      assertThat(mistake.line()).isBetween(1, 1 + (int) json.lines().count());
    }
  }

  @Test
  void aFileOfAnythingElseIsAMistake() {
    assertThat(mistakeIn("<html>").line()).isEqualTo(1);
    assertThat(mistakeIn("[1, 2]").reason()).isEqualTo("an object belongs here, not a list");
    assertThat(mistakeIn("{} {}").reason()).isEqualTo("there is something after the end");
  }

  private static String snom320Where(String good, String bad) throws IOException {
    assertThat(snom320()).contains(good);
    return snom320().replaceFirst(Pattern.quote(good), Matcher.quoteReplacement(bad));
  }

  private static CatalogueException mistakeIn(String json) {
    return catchThrowableOfType(
        CatalogueException.class, () -> CatalogueReader.model("mine.json", json.getBytes(UTF_8)));
  }

  static String snom320() throws IOException {
    try (InputStream file = CatalogueReaderTest.class.getResourceAsStream("/models/snom320.json")) {
      return new String(Objects.requireNonNull(file).readAllBytes(), UTF_8);
    }
  }
}
