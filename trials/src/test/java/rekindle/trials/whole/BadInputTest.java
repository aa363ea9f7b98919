package rekindle.trials.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rekindle.trials.Program;
import rekindle.trials.Ran;

/// Whatever is wrong: one message, exit code 1 or 2, no stack trace.
class BadInputTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir Path folder;

  @ParameterizedTest(name = "rekindle {0} ends with {1} and says \"{2}\"")
  @CsvSource({
    "guide snom32O, 2, snom320",
    "demo snom999, 2, snom999",
    "phone nonsense --server 127.0.0.1 --auto, 2, nonsense",
    "phone snom320, 2, --server",
    "phone snom320 --server no-address --auto, 2, no-address",
    "serve --tftp-port 70000, 2, 70000",
    "serve --tftp-port abc, 2, abc",
    "serve --transfer-ports 5-3, 2, 5-3",
    "serve --allow 10.0.0.0/99, 2, 10.0.0.0/99",
    "serve --bind 999.1.1.1, 2, 999.1.1.1",
    "image add does-not-exist.bin --model snom320, 1, does-not-exist.bin",
    "image make snom320, 2, --out",
    "image make snom320 --out x.bin --size 3, 2, 3",
    "get http://127.0.0.1/x, 2, tftp",
    "frobnicate, 2, frobnicate",
  })
  void badInputGetsAClearMessage(String commandLine, int exitCode, String said) {
    Ran ran = rekindle(commandLine.split(" "));

    assertThat(ran.exitCode()).as("%s%n%s", ran.output(), ran.errors()).isEqualTo(exitCode);
    assertThat(ran.errors()).contains(said).doesNotContain("Exception").doesNotContain("\tat ");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "page.bin, '<!DOCTYPE html><html><body>Sign in</body></html>', HTML",
    "archive.bin, 'PK\u0003\u0004aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', zip",
    "empty.bin, '', empty",
  })
  void whatIsNoFirmwareIsRefused(String name, String content, String said) throws IOException {
    Path file = Files.writeString(folder.resolve(name), content);

    Ran ran = rekindle("image", "add", file.toString(), "--model", "snom320");

    assertThat(ran.exitCode()).as("%s%n%s", ran.output(), ran.errors()).isEqualTo(1);
    assertThat(ran.errors()).containsIgnoringCase(said);
    assertThat(rekindle("image", "list").output()).doesNotContain("snom320.bin");
  }

  @Test
  void aNamedPortThatIsTakenIsAnError() throws IOException {
    try (var taken = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      String port = Integer.toString(taken.getLocalPort());

      Ran ran = rekindle("serve", "--bind", "127.0.0.1", "--tftp-port", port);

      assertThat(ran.exitCode()).isEqualTo(1);
      assertThat(ran.errors())
          .contains(port)
          .contains("java")
          .contains("Next:")
          .contains(Long.toString(ProcessHandle.current().pid()))
          .doesNotContain("Exception");
    }
  }

  @Test
  void numbersThatCannotWorkAreSaidAtTheTopOfTheGuide() {
    Ran ran = rekindle("guide", "snom320", "--server", "10.0.0.1", "--phone", "10.0.0.1");

    assertThat(ran.output())
        .contains("10.0.0.1 is given both as the phone's address and as the server's address");
  }

  @Test
  void aServerThatIsNotThereIsSaid() {
    Ran ran =
        rekindle("get", "tftp://127.0.0.1:9/snom320.bin", "-o", folder.resolve("x").toString());

    assertThat(ran.exitCode()).isEqualTo(1);
    assertThat(ran.errors()).contains("127.0.0.1").doesNotContain("Exception");
    assertThat(folder.resolve("x")).doesNotExist();
  }

  @Test
  void aFullDiskLosesNothing() throws IOException {
    Path image = folder.resolve("full.bin");

    Ran ran = rekindle("image", "make", "snom320", "--out", "/dev/full");

    assertThat(ran.exitCode()).isEqualTo(1);
    assertThat(ran.errors()).contains("/dev/full").doesNotContain("Exception");
    assertThat(image).doesNotExist();
  }

  private Ran rekindle(String... words) {
    var arguments = new ArrayList<>(List.of(words));
    if (!List.of("guide", "demo", "phone", "get", "frobnicate").contains(words[0])
        && !(words[0].equals("image") && words[1].equals("make"))) {
      arguments.addAll(List.of("--data", folder.resolve("data").toString()));
    }
    return Program.rekindle(PATIENCE, arguments.toArray(String[]::new));
  }
}
