package rekindle.firmware;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Debian's `openssl` and `tar` as a second opinion on practice images of the rescue mode: the way
/// that [RescueContainer] describes.
final class OpensslTest {
  @TempDir Path folder;
  private Path publicKey = Path.of("");

  @BeforeEach
  void unpackTheKey() throws IOException {
    publicKey = folder.resolve("practice.pem");
    String name = "/practice/practice-key-DO-NOT-TRUST.public.pem";
    try (InputStream key = Objects.requireNonNull(getClass().getResourceAsStream(name))) {
      Files.copy(key, publicKey);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {4_096, 4_112, 65_536 + 32, 25_167_056})
  void itVerifiesUnwrapsDecryptsAndUnpacksAPracticeImage(int sizeBytes) throws Exception {
    byte[] image = practice(sizeBytes);

    assertThat(dgst(image)).contains("Verified OK");
    assertThat(pkeyutl(image)).startsWith("rekindle-practice size=" + sizeBytes + " key=");
    assertThat(shell("openssl enc -d -aes-128-cbc -pass file:phrase -in payload -out image.tar.gz"))
        .doesNotContain("bad decrypt");
    assertThat(shell("gzip -t image.tar.gz")).isEmpty();
    assertThat(shell("tar xvzf image.tar.gz"))
        .isEqualTo("REKINDLE-PRACTICE-IMAGE.txt\npractice-filler.bin\n");
    assertThat(shell("cat REKINDLE-PRACTICE-IMAGE.txt"))
        .contains("model=snom870\nfirmware=8.7.5.35\nseed=1\nsize=" + sizeBytes + "\n");
  }

  @Test
  void itReadsTheSumsOfTheHeadersToo() throws Exception {
    pkeyutl(practice(4_096));

    String listed =
        shell(
            "openssl enc -d -aes-128-cbc -pass file:phrase -in payload 2> warnings"
                + " | tar tzv --full-time");

    assertThat(listed.lines().map(line -> line.replaceAll(" +", " ")))
        .containsExactly(
            "-rw-r--r-- rekindle/practice 448 2010-11-08 16:37:00 REKINDLE-PRACTICE-IMAGE.txt",
            "-rw-r--r-- rekindle/practice 1024 2010-11-08 16:37:00 practice-filler.bin");
  }

  @Test
  void itDoesNotVerifyADamagedOne() throws Exception {
    byte[] image = practice(5_008);
    image[3_000] ^= 1;

    assertThat(dgst(image)).contains("Verification failure");
    assertThat(RescueContainer.verify(ByteBuffer.wrap(image)))
        .isEqualTo(new RescueVerdict.BadSignature());
  }

  @Test
  void weVerifyWhatItSigned() throws Exception {
    byte[] image = practice(4_096);
    image[4_000] ^= 1;
    write("signed", Arrays.copyOfRange(image, 128, image.length));
    try (InputStream key =
        Objects.requireNonNull(
            getClass().getResourceAsStream("/practice/practice-key-DO-NOT-TRUST.private.pem"))) {
      Files.copy(key, folder.resolve("private.pem"));
    }

    shell("openssl dgst -sha1 -sign private.pem -out signature signed");
    System.arraycopy(Files.readAllBytes(folder.resolve("signature")), 0, image, 0, 128);

    assertThat(RescueContainer.verify(ByteBuffer.wrap(image)))
        .isInstanceOf(RescueVerdict.Good.class);
  }

  private static byte[] practice(int sizeBytes) {
    return PracticeImage.make(Procedure.RESCUE_MODE, "snom870", sizeBytes, "8.7.5.35", 1)
        .bytes()
        .array();
  }

  private String dgst(byte[] image) throws Exception {
    write("signature", Arrays.copyOf(image, 128));
    write("signed", Arrays.copyOfRange(image, 128, image.length));
    return shell("openssl dgst -sha1 -verify " + publicKey + " -signature signature signed");
  }

  private String pkeyutl(byte[] image) throws Exception {
    write("wrapped", Arrays.copyOfRange(image, 128, 256));
    write("payload", Arrays.copyOfRange(image, 256, image.length));
    shell(
        "openssl pkeyutl -verifyrecover -pubin -inkey %s -in wrapped -out phrase"
            .formatted(publicKey));
    return Files.readString(folder.resolve("phrase"), US_ASCII);
  }

  private void write(String name, byte[] bytes) throws IOException {
    Files.write(folder.resolve(name), bytes);
  }

  private String shell(String command) throws Exception {
    ProcessBuilder builder = new ProcessBuilder("sh", "-c", command);
    builder.environment().put("TZ", "UTC");
    builder.environment().put("LC_ALL", "C");
    Process process = builder.directory(folder.toFile()).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    process.waitFor();
    return output;
  }
}
