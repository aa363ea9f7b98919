package rekindle.trials.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rekindle.trials.Debian;
import rekindle.trials.Program;
import rekindle.trials.Ran;
import rekindle.trials.StationProcess;

/// A name from the network is a key of a map: no spelling of a path leaves it.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init") // JUnit calls the method below before any test.
class TraversalTest {
  private static final String SECRET = "the secret that no phone may read";
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private Path folder;
  private StationProcess station;

  @BeforeAll
  void aStationBesideASecret(@TempDir Path empty) throws IOException {
    folder = empty;
    Files.writeString(folder.resolve("secret.txt"), SECRET);
    station = StationProcess.start(folder.resolve("data"));
    Files.writeString(station.data().resolve("secret.txt"), SECRET);
  }

  @AfterAll
  void theStationEndsWell() {
    assertThat(station.stop()).as(station.log()).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/../secret.txt",
        "/../../secret.txt",
        "/%2e%2e/secret.txt",
        "/..%2fsecret.txt",
        "/%2e%2e%2fsecret.txt",
        "/..%5csecret.txt",
        "/..\\secret.txt",
        "/%252e%252e/secret.txt",
        "/secret.txt%00.bin",
        "/images/../secret.txt",
        "/.%2e/.%2e/secret.txt",
        "//etc/passwd",
        "/etc/passwd",
        "/%2fetc%2fpasswd",
        "http://127.0.0.1/../secret.txt",
      })
  void noPathOverHttpLeavesTheMap(String path) throws IOException {
    String answer = http("GET " + path + " HTTP/1.0\r\n\r\n");

    assertThat(answer).matches("(?s)HTTP/1\\.[01] 40[04] .*").doesNotContain(SECRET, "root:");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../secret.txt",
        "../../secret.txt",
        "..\\secret.txt",
        "/secret.txt",
        "/etc/passwd",
        "//etc/passwd",
        "images/../../secret.txt",
        "~/secret.txt",
      })
  void noPathOverFtpOrTftpLeavesTheMap(String path) {
    String tftp = "tftp://127.0.0.1:" + station.port("tftp") + "/" + path;
    Path target = folder.resolve("got");

    Ran byTftp =
        Program.rekindle(PATIENCE, "get", tftp.replace('\\', '/'), "-o", target.toString());
    Ran byFtp =
        Program.run(
            PATIENCE,
            Debian.program("curl", "curl"),
            "-sS",
            "ftp://127.0.0.1:" + station.port("ftp") + "/",
            "-Q",
            "SIZE " + path,
            "-Q",
            "CWD ..");
    Ran fetched =
        Program.run(
            PATIENCE,
            Debian.program("curl", "curl"),
            "-sS",
            "--path-as-is",
            "ftp://127.0.0.1:" + station.port("ftp") + "//" + path.replace("/", "%2f"));

    assertThat(byTftp.exitCode()).isNotZero();
    assertThat(target).doesNotExist();
    assertThat(byFtp.exitCode()).as(byFtp.output()).isNotZero();
    assertThat(fetched.exitCode()).isNotZero();
    assertThat(fetched.output()).doesNotContain(SECRET, "root:");
  }

  /// Sends these bytes and reads until the station closes.
  private String http(String request) throws IOException {
    try (var socket = new Socket()) {
      socket.connect(
          new InetSocketAddress(InetAddress.getLoopbackAddress(), station.port("http")), 5_000);
      socket.setSoTimeout(30_000);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    }
  }
}
