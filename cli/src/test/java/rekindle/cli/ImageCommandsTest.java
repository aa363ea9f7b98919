package rekindle.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ImageCommandsTest {
  @TempDir Path folder;
  private final Captured captured = Captured.inAPipe();

  @Test
  void aPracticeImageNamesItsModelByItself() {
    Path image = make("snom370", 5_000);

    int exitCode = run("image", "add", image);

    assertThat(exitCode).isZero();
    assertThat(captured.out())
        .contains("snom370.bin is published", "snom370-j.bin is published", "for snom370");
  }

  @Test
  void bytesOfUnknownKindNeedAModelAndComeWithAWarning() throws IOException {
    Path image = Files.write(folder.resolve("vendor.bin"), new byte[] {1, 2, 3, 4});

    int unnamed = run("image", "add", image);
    int named = run("image", "add", image, "--model", "Snom 320");

    assertThat(unnamed).isEqualTo(1);
    assertThat(named).isZero();
    assertThat(captured.err())
        .contains("does not say which phone it is for", "--model MODEL")
        .contains("The vendor's format is not public");
    assertThat(list().get(0).get("names").get(0).asString()).isEqualTo("snom320.bin");
  }

  @Test
  void whatIsCertainlyNoFirmwareIsRefusedUnlessPublishedUnderAName() throws IOException {
    Path page = Files.writeString(folder.resolve("snom320.bin"), "<!DOCTYPE html><html></html>");

    int asFirmware = run("image", "add", page, "--model", "snom320");
    int asItIs = run("image", "add", page, "--as", "index.html");

    assertThat(asFirmware).isEqualTo(1);
    assertThat(captured.err()).contains("is a web page", "Next: ");
    assertThat(asItIs).isZero();
    assertThat(list().size()).isEqualTo(1);
  }

  @Test
  void anEmptyFileCanBePublishedUnderAName() throws IOException {
    Path empty = Files.createFile(folder.resolve("empty"));

    assertThat(run("image", "add", empty, "--as", "empty.txt")).isZero();
  }

  @Test
  void aWrongSumIsRefusedAndNothingIsStored() {
    Path image = make("snom320", 5_000);

    int exitCode = run("image", "add", image, "--sha256", "ab".repeat(32));

    assertThat(exitCode).isEqualTo(1);
    assertThat(captured.err()).contains("SHA-256", "expected");
    assertThat(list().isEmpty()).isTrue();
  }

  @Test
  void aFileThatIsNotThereIsOneMessage() {
    int exitCode = run("image", "add", folder.resolve("nowhere.bin"), "--model", "snom320");

    assertThat(exitCode).isEqualTo(1);
    assertThat(captured.err()).contains("nowhere.bin: it does not exist", "Next: ");
  }

  @Test
  void aFolderIsNoImage() {
    assertThat(run("image", "add", folder, "--model", "snom320")).isEqualTo(1);
    assertThat(run("image", "check", folder)).isEqualTo(1);
    assertThat(captured.err()).contains("it is a folder").doesNotContain("Exception");
  }

  @Test
  void anImageIsPublishedAnewByTheBeginningOfItsSum() {
    run("image", "add", make("snom320", 5_000));
    String sum = list().get(0).get("sha256").asString();
    run("image", "remove", "SNOM320.BIN");
    assertThat(list().get(0).get("names").isEmpty()).isTrue();

    int exitCode = run("image", "publish", sum.substring(0, 8));

    assertThat(exitCode).isZero();
    assertThat(list().get(0).get("names").get(0).asString()).isEqualTo("snom320.bin");
  }

  @Test
  void anImageIsRemovedWithAllItsNames() {
    run("image", "add", make("snom370", 5_000));
    String sum = list().get(0).get("sha256").asString();

    int exitCode = run("image", "remove", sum);
    int again = run("image", "remove", sum);

    assertThat(exitCode).isZero();
    assertThat(list().isEmpty()).isTrue();
    assertThat(again).isEqualTo(1);
    assertThat(captured.err()).contains("no image", "rekindle image list");
  }

  @Test
  void aDamagedEntryIsShownAndTheRestGoesOn() throws IOException {
    run("image", "add", make("snom320", 5_000));
    run("image", "add", make("snom300", 6_000));
    damageAnImageOf(5_000);

    JsonNode images = list();

    assertThat(images.size()).isEqualTo(2);
    assertThat(images.findValuesAsString("condition")).containsExactlyInAnyOrder("whole", "lost");
    assertThat(captured.err()).contains("rekindle: ", "Next: ");
  }

  @Test
  void checkingSaysWhatAFileIs() throws IOException {
    Path whole = make("snom320", 5_000);
    Path cut = Files.write(folder.resolve("cut"), Files.readAllBytes(whole));
    Files.write(cut, Arrays.copyOf(Files.readAllBytes(whole), 4_000));

    Captured good = Captured.inAPipe();
    int goodCode = good.run("image", "check", whole, "--json");
    Captured bad = Captured.inAPipe();
    int badCode = bad.run("image", "check", cut);

    JsonNode report = json(good.out());
    assertThat(goodCode).isZero();
    assertThat(report.get("kind").asString()).isEqualTo("practice");
    assertThat(report.get("model").asString()).isEqualTo("snom320");
    assertThat(badCode).isEqualTo(1);
    assertThat(bad.out()).contains("cut off");
  }

  @Test
  void equalArgumentsMakeEqualImages() throws IOException {
    byte[] one = Files.readAllBytes(make("snom320", 5_000));
    byte[] same = Files.readAllBytes(make("snom320", 5_000));

    assertThat(one).isEqualTo(same).hasSize(5_000);
  }

  private Path make(String model, long sizeBytes) {
    Path image = folder.resolve(model + ".practice");
    assertThat(run("image", "make", model, "--out", image, "--size", sizeBytes)).isZero();
    return image;
  }

  private int run(Object... words) {
    boolean store = !words[1].equals("make") && !words[1].equals("check");
    Object[] all = Arrays.copyOf(words, words.length + (store ? 2 : 0));
    if (store) {
      all[words.length] = "--data";
      all[words.length + 1] = folder.resolve("data");
    }
    return captured.run(all);
  }

  private JsonNode list() {
    Captured list = Captured.inAPipe();
    list.run("image", "list", "--json", "--data", folder.resolve("data"));
    captured.console().err().print(list.err());
    return json(list.out());
  }

  private void damageAnImageOf(int sizeBytes) throws IOException {
    try (var files = Files.walk(folder.resolve("data"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        if (Files.size(file) == sizeBytes) {
          file.toFile().setWritable(true);
          byte[] bytes = Files.readAllBytes(file);
          bytes[4_000] ^= 1;
          Files.write(file, bytes);
        }
      }
    }
  }

  private static JsonNode json(String text) {
    return JsonMapper.builder().build().readTree(text);
  }
}
