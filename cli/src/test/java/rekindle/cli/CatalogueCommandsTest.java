package rekindle.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// `models` and `guide`.
class CatalogueCommandsTest {
  private static final String[] ALL_FOUR = {
    "--server",
    "192.168.1.10",
    "--phone",
    "192.168.1.50",
    "--mask",
    "255.255.255.0",
    "--gateway",
    "192.168.1.1"
  };

  private final Captured captured = Captured.inAPipe();
  private final Path data;

  CatalogueCommandsTest(@TempDir Path data) {
    this.data = data;
  }

  @Test
  void theTableMarksWhatIsInferredAndListsWhatCannotBeHelped() {
    int exitCode = run("models");

    assertThat(exitCode).isZero();
    assertThat(captured.out())
        .containsPattern("snom870 +Snom 870 +snom870-r.bin +rescue-mode +tftp, http, ftp")
        .containsPattern("snomd785 +Snom D785 +snomD785-r.bin \\* +rescue-mode \\*")
        .containsPattern("snomd140 .* rescue-mode \\?")
        .containsPattern("snomd865 +Snom D865 +- +no boot loader recovery known")
        .contains("* inferred");
  }

  @Test
  void theJsonKeepsItsFieldsAndHasMore() {
    run("models", "--json");

    JsonNode models = json();
    JsonNode snom870 = entry(models, "snom870");
    assertThat(snom870.get("recoveryNames").get(0).get("name").stringValue())
        .isEqualTo("snom870-r.bin");
    assertThat(snom870.get("recoveryNames").get(0).get("standing").stringValue())
        .isEqualTo("documented");
    assertThat(snom870.get("protocols")).hasSize(3);
    assertThat(snom870.get("knownImages").get(0).get("sizeBytes").intValue()).isEqualTo(25_167_056);
    assertThat(snom870.get("macPrefixes").get(0).stringValue()).isEqualTo("00:04:13:41");
    assertThat(entry(models, "snomd785").get("newestByTftp").stringValue()).isEqualTo("10.1.51.12");
    assertThat(entry(models, "m9").get("procedure").stringValue()).isEqualTo("none-known");
  }

  @ParameterizedTest
  @CsvSource({"http, 1", "FTP, 2", "tftp, 3"})
  void theGuideFollowsTheProtocol(String protocol, String key) {
    int exitCode = run("guide", "snom870", "--protocol", protocol, "--lang", "de");

    assertThat(exitCode).isZero();
    assertThat(captured.out())
        .contains("Drücken Sie " + key + " für " + protocol.toUpperCase(java.util.Locale.ROOT));
  }

  @Test
  void theCardHasTheFourNumbersAndTheFile() {
    run("guide", "snom821", "--card");

    assertThat(captured.out())
        .startsWith("+==")
        .contains("192.168.1.50", "192.168.1.10", "255.255.255.0", "192.168.1.1 ", "snom821-r.bin");
  }

  @Test
  void theGuideAsJsonSaysWhatThePhoneAsksFor() {
    run("guide", "snom820", "--json");

    JsonNode guide = json();
    assertThat(guide.get("protocol").stringValue()).isEqualTo("http");
    assertThat(guide.get("fileName").stringValue()).isEqualTo("snom820-r.bin");
    assertThat(guide.get("asks").toString())
        .isEqualTo("[\"phone\",\"mask\",\"gateway\",\"server\"]");
    assertThat(guide.get("numbers").get("gateway").stringValue()).isEqualTo("192.168.1.1");
    assertThat(guide.get("steps").get(0).get("unsure").booleanValue()).isFalse();
  }

  @Test
  void numbersThatCannotWorkAreSaidBeforeTheSteps() {
    int exitCode =
        captured.run(
            "guide",
            "snom870",
            "--data",
            data,
            "--server",
            "192.168.1.255",
            "--phone",
            "192.168.1.0",
            "--mask",
            "255.255.255.0",
            "--gateway",
            "192.168.2.1");

    assertThat(exitCode).isZero();
    assertThat(captured.out())
        .contains("is the broadcast address", "is the name of the whole subnet", "outside the");
  }

  @Test
  void forADeviceWithoutKnownRecoveryTheReasonIsSaid() {
    int exitCode = run("guide", "D865");

    assertThat(exitCode).isEqualTo(1);
    assertThat(captured.err())
        .contains("No boot loader recovery is known for the Snom D865.", ".swu", "Next: ");
    assertThat(captured.out()).isEmpty();
  }

  @Test
  void onesOwnModelHasAGuideAndABrokenFileIsOnlyReported() throws IOException {
    Path models = Files.createDirectories(data.resolve("models"));
    Files.writeString(
        models.resolve("mine.json"),
        """
        {"id": "snomd865", "like": "snom870",
         "name": {"value": "Snom D865", "standing": "inferred", "source": "mine"},
         "recoveryNames": [{"value": "d865.bin", "standing": "inferred", "source": "mine"}]}
        """);
    Files.writeString(models.resolve("broken.json"), "{\n\"id\": 1\n}");

    int exitCode = run("guide", "D865");

    assertThat(exitCode).isZero();
    assertThat(captured.out()).contains("How to recover a Snom D865", "d865.bin");
    assertThat(captured.err()).contains("broken.json", "line 2", "All other models can be used.");
  }

  private int run(String... words) {
    Object[] line = new Object[words.length + 2 + (words[0].equals("guide") ? ALL_FOUR.length : 0)];
    System.arraycopy(words, 0, line, 0, words.length);
    line[words.length] = "--data";
    line[words.length + 1] = data;
    if (words[0].equals("guide")) {
      System.arraycopy(ALL_FOUR, 0, line, words.length + 2, ALL_FOUR.length);
    }
    return captured.run(line);
  }

  private JsonNode json() {
    return JsonMapper.shared().readTree(captured.out());
  }

  private static JsonNode entry(JsonNode models, String id) {
    for (JsonNode model : models) {
      if (model.get("id").stringValue().equals(id)) {
        return model;
      }
    }
    throw new AssertionError("no " + id);
  }
}
