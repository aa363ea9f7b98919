package rekindle.cli;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rekindle.firmware.Sha256;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// `image check`: kinds, models, sizes, sums, protocols.
class ImageCheckTest {
  @TempDir Path folder;
  private Captured captured = Captured.inAPipe();

  @Test
  void theVendorsNameTellsModelAndVersionAndTheSizeIsHeldAgainstTheModel() throws IOException {
    Path image = file("snom320-8.7.5.99-SIP-f.bin", noise(3_306_000));

    int exitCode = check(image);

    assertThat(exitCode).isZero();
    assertThat(captured.out())
        .contains("For snom320, version 8.7.5.99, as its name says. Its size fits")
        .contains("TFTP works. It fits into 65,535 blocks of 512 bytes.")
        .contains("HTTP no. snom320 does not speak it.");
  }

  @Test
  void theReportForScriptsIsTheOldOneAndMore() throws IOException {
    Path image = file("snom870-8.7.5.99-SIP-r.bin", container(25_167_056));

    JsonNode report = report(image);

    assertThat(report.propertyNames())
        .startsWith(
            "file",
            "kind",
            "verdict",
            "model",
            "firmwareVersion",
            "sizeBytes",
            "sha256",
            "finding",
            "warnings");
    assertThat(report.get("kind").asString()).isEqualTo("rescue-container");
    assertThat(report.get("verdict").asString()).isEqualTo("needs-model");
    assertThat(report.get("model").asString()).isEqualTo("snom870");
    assertThat(report.get("modelKnownBy").asString()).isEqualTo("name");
    assertThat(report.get("firmwareVersion").asString()).isEqualTo("8.7.5.99");
    assertThat(report.get("fitsSizeBand").asString()).isEqualTo("yes");
    assertThat(report.get("published").get("match").asString()).isEqualTo("none");
    assertThat(report.get("protocols").findValuesAsString("ability"))
        .containsExactly("works", "works", "works");
  }

  @Test
  void pastTheWallOfTftpTheAdviceIsHttpOrASmallerVersion() throws IOException {
    Path image = file("snomD735-10.1.215.99-SIP-r.bin", container(33_553_920));

    JsonNode report = report(image);

    assertThat(report.get("protocols").findValuesAsString("ability"))
        .containsExactly("doubtful", "works", "doubtful");
    assertThat(report.get("warnings").findValuesAsString("next"))
        .anyMatch(next -> next.startsWith("choose HTTP on the phone, or take version 10.1.51.12"));
  }

  @Test
  void theUsersOwnSumTellsWhatARenamedFileIs() throws IOException {
    byte[] bytes = noise(3_000_000);
    Path image = file("from-the-shelf.bin", bytes);
    Files.writeString(
        Files.createDirectories(folder.resolve("data")).resolve("known-sums.txt"),
        "# source: the shelf\n%s  snom360-8.7.5.35-SIP-f.bin\nnonsense\n"
            .formatted(Sha256.of(ByteBuffer.wrap(bytes))));

    int exitCode = check(image);

    assertThat(exitCode).isZero();
    assertThat(captured.out())
        .contains("Its SHA-256 is the published one of snom360-8.7.5.35-SIP-f.bin (the shelf).")
        .contains("For snom360, version 8.7.5.35, as its sum tells.")
        .doesNotContain("could not be checked");
    assertThat(captured.err()).contains("Line 3 of ", "known-sums.txt is no sum");
  }

  @Test
  void aFileWithAPublishedNameAndAnotherSumIsToldSo() throws IOException {
    Path image = file("snom870-8.7.5.35-SIP-r.bin", container(25_167_056));

    JsonNode report = report(image);

    assertThat(report.get("verdict").asString()).isEqualTo("needs-model");
    assertThat(report.get("published").get("match").asString()).isEqualTo("different");
    assertThat(report.get("warnings").get(0).get("what").asString())
        .contains("is not the file that was published under this name", "VoIP Domain");
  }

  @Test
  void aPracticeImageMayHaveThePublishedName() {
    Path image = folder.resolve("snom870-8.7.5.35-SIP-r.bin");
    captured.run("image", "make", "snom870", "--out", image, "--size", 5_008);

    JsonNode report = report(image);

    assertThat(report.get("published").get("match").asString()).isEqualTo("none");
    assertThat(report.get("warnings").isEmpty()).isTrue();
  }

  @Test
  void aSizeOutsideTheBandAndTheWrongFormatAreSaid() throws IOException {
    Path image = file("snom320.bin", container(5_008));

    int exitCode = check(image);

    assertThat(exitCode).isZero();
    assertThat(captured.out())
        .contains("Its size does not fit")
        .contains("is a container of the rescue mode, and snom320 takes no such file");
  }

  @Test
  void aDamagedPracticeImageOfTheRescueModeIsRefused() throws IOException {
    Path image = folder.resolve("snom870-r.bin");
    captured.run("image", "make", "snom870", "--out", image, "--size", 5_000);
    byte[] bytes = Files.readAllBytes(image);
    Path cut = file("cut.bin", Arrays.copyOf(bytes, 4_000));
    bytes[3_000] ^= 1;
    Files.write(image, bytes);

    JsonNode damaged = report(image);
    JsonNode truncated = report(cut);

    assertThat(bytes).hasSize(5_008);
    assertThat(damaged.get("kind").asString()).isEqualTo("damaged-rescue-container");
    assertThat(truncated.get("kind").asString()).isEqualTo("truncated-rescue-container");
    assertThat(truncated.get("verdict").asString()).isEqualTo("refused");
  }

  @Test
  void makingSaysThatASizeIsRoundedUp() {
    Path image = folder.resolve("a.bin");

    int exitCode = captured.run("image", "make", "snom870", "--out", image, "--size", 5_000);

    assertThat(exitCode).isZero();
    assertThat(image).hasSize(5_008);
    assertThat(captured.err()).contains("5,000 bytes are rounded up to 5,008");
  }

  @Test
  void thePracticeImageOfARescueModelHasTheVendorsSize() {
    Path image = folder.resolve("a.bin");

    captured.run("image", "make", "snom870", "--out", image);

    assertThat(image).hasSize(25_167_056);
    assertThat(report(image).get("kind").asString()).isEqualTo("practice");
  }

  private int check(Path image) {
    return captured.run("image", "check", image, "--data", folder.resolve("data"));
  }

  private JsonNode report(Path image) {
    captured = Captured.inAPipe();
    captured.run("image", "check", image, "--json", "--data", folder.resolve("data"));
    return JsonMapper.builder().build().readTree(captured.out());
  }

  private Path file(String name, byte[] bytes) throws IOException {
    return Files.write(folder.resolve(name), bytes);
  }

  private static byte[] container(int sizeBytes) {
    byte[] bytes = noise(sizeBytes);
    ByteBuffer.wrap(bytes).put(256, "Salted__".getBytes(US_ASCII));
    return bytes;
  }

  private static byte[] noise(int sizeBytes) {
    var bytes = new byte[sizeBytes];
    new Random(sizeBytes).nextBytes(bytes);
    return bytes;
  }
}
