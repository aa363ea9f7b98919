package rekindle.trials.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rekindle.trials.Program;
import rekindle.trials.Ran;

/// The virtual phone recovers from servers that we did not write.
class ForeignServersTest {
  private static final String SIZE = "1048576";

  @TempDir Path folder;

  @ParameterizedTest(name = "{1} from {0}")
  @CsvSource({
    "TFTPD_HPA, snom320",
    "DNSMASQ, snom320",
    "ATFTPD, snom320",
    "TFTPD_HPA, snom870",
    "DNSMASQ, snommp",
    "NGINX, snom870",
    "BUSYBOX_HTTPD, snom820",
    "VSFTPD, snom821",
  })
  void thePhoneRecovers(ForeignServer server, String model) throws IOException {
    Path root = Files.createDirectory(folder.resolve("root"));
    Path work = Files.createDirectory(folder.resolve("work"));
    for (Path open : List.of(folder, root)) {
      Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
    Path image = root.resolve(fileNameOf(model));
    Ran made = rekindle("image", "make", model, "--out", image.toString(), "--size", SIZE);
    assertThat(made.exitCode()).as(made.errors()).isZero();
    int port = server.port();

    Ran recovered;
    Process process = server.start(root, work, port);
    try {
      recovered = recover(model, server, port);
    } finally {
      end(process);
    }

    String log = Files.readString(work.resolve("log"));
    assertThat(recovered.exitCode()).as("%s%n%s", recovered.errors(), log).isZero();
    assertThat(recovered.lastLine())
        .contains("\"outcome\":\"running\"")
        .contains("\"protocol\":\"" + server.protocol() + "\"")
        .contains("\"settingsErased\":true");
  }

  private static String fileNameOf(String model) {
    return model.equals("snom320") ? "snom320.bin" : model + "-r.bin";
  }

  private static Ran recover(String model, ForeignServer server, int port) {
    return rekindle(
        "phone",
        model,
        "--server",
        server.address(),
        "--protocol",
        server.protocol(),
        "--" + server.protocol() + "-port",
        Integer.toString(port),
        "--auto",
        "--json",
        "--speed",
        "0");
  }

  private static Ran rekindle(String... arguments) {
    return Program.rekindle(Duration.ofSeconds(100), arguments);
  }

  private static void end(Process process) {
    process.destroy();
    try {
      if (!process.waitFor(5, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
