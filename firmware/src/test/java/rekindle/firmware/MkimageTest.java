package rekindle.firmware;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Debian's `mkimage -l` (package u-boot-tools) as a second opinion on our images.
final class MkimageTest {
  @TempDir Path folder;

  @BeforeAll
  static void installWhereItIsMissing() throws Exception {
    if (exitCodeOf("sh", "-c", "command -v mkimage") != 0) {
      exitCodeOf("apt-get", "install", "-y", "u-boot-tools");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {512, 3_306_384, 5_865_220})
  void itAgreesWithAPracticeImage(int sizeBytes) throws Exception {
    Path file = file(practice(sizeBytes));

    assertThat(list(file))
        .contains(
            "Image Name:   PRACTICE snom320 8.7.5.35",
            "Image Type:   MIPS Linux Firmware (uncompressed)",
            "Data Size:    %d Bytes".formatted(sizeBytes - 64));
  }

  /// What mkimage does not take for a uImage it lists as something else, and still ends with 0.
  @ParameterizedTest
  @ValueSource(ints = {4, 12, 40, 64, 600, 4999})
  void itAgreesThatAnImageIsDamaged(int position) throws Exception {
    ByteBuffer image = practice(5000);
    image.put(position, (byte) ~image.get(position));

    List<String> listed = list(file(image));

    assertThat(UImageCheck.verify(image)).isNotInstanceOf(UImageVerdict.Good.class);
    assertThat(listed).noneMatch(line -> line.startsWith("Image Name:"));
  }

  @ParameterizedTest
  @ValueSource(ints = {64, 512, 4999})
  void itAgreesThatAnImageIsTruncated(int length) throws Exception {
    ByteBuffer image = practice(5000).limit(length);

    List<String> listed = list(file(image));

    assertThat(UImageCheck.verify(image)).isInstanceOf(UImageVerdict.Truncated.class);
    assertThat(listed).noneMatch(line -> line.startsWith("Image Name:"));
  }

  /// The other way round: an image that mkimage made.
  @Test
  void weAgreeWithAnImageItMade() throws Exception {
    Path data = file(ByteBuffer.wrap("some data".getBytes(UTF_8)));
    Path made = folder.resolve("made.img");

    int exitCode =
        exitCodeOf(
            "mkimage",
            "-A",
            "mips",
            "-O",
            "linux",
            "-T",
            "kernel",
            "-C",
            "gzip",
            "-a",
            "80010000",
            "-e",
            "80020000",
            "-n",
            "made by mkimage",
            "-d",
            data.toString(),
            made.toString());
    UImageVerdict verdict = UImageCheck.verify(ByteBuffer.wrap(Files.readAllBytes(made)));

    assertThat(exitCode).isZero();
    assertThat(verdict).isInstanceOf(UImageVerdict.Good.class);
    UImageHeader header = ((UImageVerdict.Good) verdict).header();
    assertThat(header.name()).isEqualTo("made by mkimage");
    assertThat(header.loadAddress()).isEqualTo(0x8001_0000L);
    assertThat(header.dataBytes()).isEqualTo(9);
  }

  private static ByteBuffer practice(int sizeBytes) {
    return PracticeImage.make("snom320", sizeBytes, "8.7.5.35", 1).bytes();
  }

  private Path file(ByteBuffer bytes) throws IOException {
    var array = new byte[bytes.remaining()];
    bytes.get(bytes.position(), array);
    return Files.write(Files.createTempFile(folder, "image", ".bin"), array);
  }

  private static List<String> list(Path file) throws Exception {
    Process mkimage =
        new ProcessBuilder("mkimage", "-l", file.toString()).redirectErrorStream(true).start();
    String output = new String(mkimage.getInputStream().readAllBytes(), UTF_8);
    assertThat(mkimage.waitFor()).as(output).isZero();
    return output.lines().map(line -> line.replaceFirst(" = .*", "")).toList();
  }

  private static int exitCodeOf(String... command) throws Exception {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getInputStream().readAllBytes();
    return process.waitFor();
  }
}
