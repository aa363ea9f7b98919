package rekindle.firmware.disk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rekindle.firmware.Catalogue;
import rekindle.firmware.Fact;
import rekindle.firmware.Model;
import rekindle.firmware.Notice;
import rekindle.firmware.OtherModel;
import rekindle.firmware.ScreenText;
import rekindle.firmware.Standing;

/// People's own model files.
final class OwnModelsTest {
  private static final int SHIPPED = CatalogueReader.builtIn().models().size();

  private final Path folder;

  OwnModelsTest(@TempDir Path folder) {
    this.folder = folder.resolve("models");
  }

  @BeforeEach
  void makeFolder() throws IOException {
    Files.createDirectories(folder);
  }

  @Test
  void withoutAFolderTheCatalogueIsTheOneThatShips() {
    var reading = CatalogueReader.withOwn(folder.resolve("absent"));

    assertThat(reading.troubles()).isEmpty();
    assertThat(reading.catalogue().models()).isEqualTo(CatalogueReader.builtIn().models());
  }

  @Test
  void aFewLinesAddAModelThatIsLikeAnother() throws IOException {
    write(
        "d799.json",
        """
        {
          "id": "snomd799",
          "like": "snom870",
          "sources": {"LAB": "seen on our own phone"},
          "name": {"value": "Snom D799", "standing": "documented", "source": "LAB"},
          "recoveryNames": [
            {"value": "snomD799-r.bin", "standing": "documented", "source": "LAB, on its display"}
          ],
          "texts": {
            "done": [{"value": "OK", "standing": "documented", "source": "LAB"}]
          }
        }
        """);

    var reading = CatalogueReader.withOwn(folder);

    assertThat(reading.troubles()).isEmpty();
    Model own = reading.catalogue().find("D799").orElseThrow();
    assertThat(own.texts().shown(ScreenText.DONE)).isEqualTo("OK");
    assertThat(own.texts().fact(ScreenText.ERASING))
        .isEqualTo(
            new Fact<>(
                "Erasing...",
                Standing.INFERRED,
                "as snom870: Snom User Wiki, Firmware/Update/TFTP Update, as of 8 November 2010:"
                    + " Recovery Update for Snom870 using snom provisioning server 80.237.155.31"));
    assertThat(own.knownImages()).isEmpty();
    assertThat(own.macPrefixes().value()).isEmpty();
    assertThat(own.release().name().value()).isEqualTo("snomd799");
    assertThat(reading.catalogue().models()).hasSize(SHIPPED + 1);
  }

  /// The admin saw the real name on the display and corrects the inferred one.
  @Test
  void aModelThatIsLikeItselfCorrectsTheOneThatShips() throws IOException {
    write("mine.json", correction("snom760", "snomD760-r.bin"));

    Catalogue catalogue = CatalogueReader.withOwn(folder).catalogue();

    Model corrected = catalogue.find("760").orElseThrow();
    assertThat(corrected.recoveryName()).isEqualTo("snomD760-r.bin");
    assertThat(corrected.knownImages())
        .isEqualTo(CatalogueReader.builtIn().find("760").orElseThrow().knownImages());
    assertThat(catalogue.askingFor("snomd760-r.bin")).contains(corrected);
    assertThat(catalogue.askingFor("snom760-r.bin")).isEmpty();
    assertThat(catalogue.models()).hasSize(SHIPPED);
  }

  @Test
  void aDeviceWithoutKnownRecoveryCanBecomeAModel() throws IOException {
    write("d865.json", addition("snomd865", "snomD865-r.bin"));

    Catalogue catalogue = CatalogueReader.withOwn(folder).catalogue();

    assertThat(catalogue.find("D865")).isPresent();
    assertThat(catalogue.others()).extracting(OtherModel::id).doesNotContain("snomd865");
  }

  @Test
  void ownModelsMayBeLikeOneAnother() throws IOException {
    write("a.json", addition("snoma", "a.bin").replace("snom870", "snomb"));
    write("b.json", addition("snomb", "b.bin"));

    var reading = CatalogueReader.withOwn(folder);

    assertThat(reading.troubles()).isEmpty();
    assertThat(reading.catalogue().find("snoma").orElseThrow().flash().source())
        .startsWith("as snomb: as snom870: ");
  }

  @Test
  void aFileWithAMistakeIsReportedAndTheOthersAreUsed() throws IOException {
    write("bad.json", addition("snombad", "bad.bin").replace("\"inferred\"", "\"rumoured\""));
    write("good.json", addition("snomgood", "good.bin"));
    write("notes.txt", "not a model at all");

    var reading = CatalogueReader.withOwn(folder);

    assertThat(reading.troubles())
        .containsExactly(
            new Notice(
                "The catalogue file %s has a mistake in line 4: \"rumoured\" is none of documented, inferred, unknown."
                    .formatted(folder.resolve("bad.json")),
                "All other models can be used.",
                "correct line 4 of %s".formatted(folder.resolve("bad.json"))));
    assertThat(reading.catalogue().find("snomgood")).isPresent();
    assertThat(reading.catalogue().find("snombad")).isEmpty();
  }

  @Test
  void noFileIsBadEnoughToStopTheOthers() throws IOException {
    write("1.json", "");
    write("2.json", "{\"id\": \"snomx\"");
    write("3.json", "<html>Not found</html>");
    write("4.json", "[]");
    write("5.json", "{}");
    write("6.json", "{\"id\": 7}");
    write("7.json", "{\"id\": \"../../etc\", \"like\": \"snom870\"}");
    write("8.json", "{\"id\": \"snomcircle\", \"like\": \"snomround\"}");
    write("9.json", "{\"id\": \"snomround\", \"like\": \"snomcircle\"}");
    write("a.json", "{\"id\": \"snomlost\", \"like\": \"snomnobody\"}");
    Files.write(folder.resolve("b.json"), new byte[] {(byte) 0xFF, (byte) 0xFE, 0, 0});
    write("c.json", " ".repeat((1 << 20) + 1));
    write("d.json", "[".repeat(100_000));
    Files.createDirectory(folder.resolve("e.json"));
    write("good.json", addition("snomgood", "good.bin"));

    var reading = CatalogueReader.withOwn(folder);

    assertThat(reading.troubles()).hasSize(14);
    assertThat(reading.troubles()).extracting(Notice::next).doesNotContain("");
    assertThat(reading.catalogue().models()).hasSize(SHIPPED + 1);
  }

  @Test
  void aCircleIsNamed() throws IOException {
    write("8.json", "{\"id\": \"snomcircle\",\n \"like\": \"snomround\"}");
    write("9.json", "{\"id\": \"snomround\",\n \"like\": \"snomcircle\"}");

    var reading = CatalogueReader.withOwn(folder);

    assertThat(reading.troubles())
        .extracting(Notice::what)
        .anySatisfy(
            what ->
                assertThat(what)
                    .contains("line 2", "like each other in a circle: [snomcircle, snomround]"));
  }

  @Test
  void twoFilesOfOneModelAreReported() throws IOException {
    write("a.json", addition("snomtwice", "a.bin"));
    write("b.json", addition("snomtwice", "b.bin"));

    var reading = CatalogueReader.withOwn(folder);

    assertThat(reading.troubles())
        .singleElement()
        .satisfies(
            notice ->
                assertThat(notice.what())
                    .contains("b.json", "line 2", "snomtwice is the model of", "a.json"));
    assertThat(reading.catalogue().find("snomtwice").orElseThrow().recoveryName())
        .isEqualTo("a.bin");
  }

  @Test
  void twoModelsThatClaimOneNameAreReported() throws IOException {
    write("mine.json", addition("snommine", "SNOM320.BIN"));

    var reading = CatalogueReader.withOwn(folder);

    assertThat(reading.troubles())
        .containsExactly(
            new Notice(
                "%s, line 5: SNOM320.BIN is claimed by snommine and by snom320."
                    .formatted(folder.resolve("mine.json")),
                "Both can be used; a phone that asks for SNOM320.BIN counts as a snom320.",
                "name another file in %s, or say \"sharesNamesWith\": [\"snom320\"] there if it is meant"
                    .formatted(folder.resolve("mine.json"))));
    assertThat(reading.catalogue().claiming("snom320.bin"))
        .extracting(Model::id)
        .containsExactly("snom320", "snommine");
  }

  @Test
  void twoModelsMayShareANameThatTheFileSaysTheyShare() throws IOException {
    write(
        "mine.json",
        addition("snommine", "snom320.bin")
            .replace("\"like\"", "\"sharesNamesWith\": [\"snom320\"], \"like\""));

    assertThat(CatalogueReader.withOwn(folder).troubles()).isEmpty();
  }

  @Test
  void aSourceCannotStandForTwoThings() throws IOException {
    write(
        "mine.json",
        addition("snommine", "mine.bin")
            .replace("\"like\"", "\"sources\": {\"SEED\": \"hearsay\"}, \"like\""));

    assertThat(CatalogueReader.withOwn(folder).troubles())
        .singleElement()
        .satisfies(
            notice ->
                assertThat(notice.what()).contains("\"SEED\" stands for another one in the model"));
  }

  /// The page for people and the reader agree.
  @Test
  void theExamplesOfTheManualAreRead() throws IOException {
    var example = Pattern.compile("```json\\n(.*?)```", Pattern.DOTALL);
    Matcher examples = example.matcher(Files.readString(Path.of("../docs/own-models.md")));
    for (int number = 1; examples.find(); number++) {
      write("example" + number + ".json", examples.group(1));
    }

    var reading = CatalogueReader.withOwn(folder);

    assertThat(reading.troubles()).isEmpty();
    assertThat(reading.catalogue().find("760").orElseThrow().recoveryName())
        .isEqualTo("snomD760-r.bin");
    assertThat(reading.catalogue().find("D865")).isPresent();
  }

  private static String addition(String id, String recoveryName) {
    return """
    {
      "id": "%s",
      "like": "snom870",
      "name": {"value": "My %s", "standing": "inferred", "source": "mine"},
      "recoveryNames": [
        {"value": "%s", "standing": "inferred", "source": "mine"}
      ]
    }
    """
        .formatted(id, id, recoveryName);
  }

  private static String correction(String id, String recoveryName) {
    return """
    {
      "id": "%s",
      "like": "%s",
      "recoveryNames": [{"value": "%s", "standing": "inferred", "source": "seen"}]
    }
    """
        .formatted(id, id, recoveryName);
  }

  private void write(String name, String content) throws IOException {
    Files.writeString(folder.resolve(name), content);
  }
}
