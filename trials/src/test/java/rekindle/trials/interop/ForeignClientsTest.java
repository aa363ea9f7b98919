package rekindle.trials.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import rekindle.trials.Debian;
import rekindle.trials.FirmwareFiles;
import rekindle.trials.Program;
import rekindle.trials.Ran;
import rekindle.trials.StationProcess;

/// Debian's TFTP clients get from `serve` the bytes that were published.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init") // JUnit calls the method below before any test.
class ForeignClientsTest {
  /// Nothing; one short block; whole blocks of 512 and of 1428; 3.3, 25 and 40 MB.
  private static final List<Integer> SIZES =
      List.of(0, 1, 512, 1024, 14_280, 3_306_384, 25_167_056, 41_943_040);

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private Path folder;
  private StationProcess station;

  @BeforeAll
  void aStationWithFilesOfEverySize(@TempDir Path empty) {
    folder = empty;
    station = StationProcess.start(folder.resolve("data"));
    for (int sizeBytes : SIZES) {
      Path file = FirmwareFiles.ofSize(sizeBytes, folder);
      Ran added = station.rekindle("image", "add", file.toString(), "--as", "f" + sizeBytes);
      assertThat(added.exitCode()).as(added.errors()).isZero();
    }
  }

  @AfterAll
  void theStationEndsWell() {
    assertThat(station.stop()).as(station.log()).isZero();
  }

  static Stream<Arguments> clientsAndSizes() {
    return Stream.of(Client.values())
        .flatMap(client -> SIZES.stream().map(sizeBytes -> Arguments.of(client, sizeBytes)));
  }

  @ParameterizedTest(name = "{0} gets {1} bytes")
  @MethodSource("clientsAndSizes")
  void everyClientGetsTheSameBytes(Client client, int sizeBytes) throws IOException {
    Path target = folder.resolve(client + "-" + sizeBytes);

    Ran ran = Program.run(PATIENCE, client.command(station.tftpPort(), "f" + sizeBytes, target));

    assertThat(ran.exitCode()).as("%s%n%s", ran.output(), ran.errors()).isZero();
    Path sent = folder.resolve("firmware-" + sizeBytes + ".bin");
    assertThat(Files.mismatch(sent, target)).as("first byte that differs").isEqualTo(-1);
    Files.delete(target);
  }

  @Test
  void aMissingFileIsSaidByTheClientInItsOwnWords() {
    Path target = folder.resolve("nothing");

    Ran ran = Program.run(PATIENCE, Client.CURL.command(station.tftpPort(), "snom999.bin", target));

    assertThat(ran.exitCode()).as("curl: 68 is TFTP file not found").isEqualTo(68);
  }

  /// A foreign client and how it is asked for one file.
  enum Client {
    CURL,
    CURL_BIG_BLOCKS,
    CURL_WITHOUT_OPTIONS,
    TFTP_HPA,
    ATFTP,
    ATFTP_BLOCKS,
    ATFTP_WINDOWS,
    BUSYBOX,
    BUSYBOX_BLOCKS;

    String[] command(int port, String name, Path target) {
      String to = target.toString();
      String at = Integer.toString(port);
      return switch (this) {
        case CURL -> curl(at, name, to);
        case CURL_BIG_BLOCKS -> curl(at, name, to, "--tftp-blksize", "8192");
        case CURL_WITHOUT_OPTIONS -> curl(at, name, to, "--tftp-no-options");
        case TFTP_HPA ->
            array(
                Debian.program("tftp", "tftp-hpa"),
                "-m",
                "binary",
                "127.0.0.1",
                at,
                "-c",
                "get",
                name,
                to);
        case ATFTP -> atftp(at, name, to);
        case ATFTP_BLOCKS -> atftp(at, name, to, "--option", "blksize 1428");
        case ATFTP_WINDOWS ->
            atftp(at, name, to, "--option", "blksize 1428", "--option", "windowsize 16");
        case BUSYBOX -> busybox(at, name, to);
        case BUSYBOX_BLOCKS -> busybox(at, name, to, "-b", "1428");
      };
    }

    private static String[] curl(String port, String name, String to, String... options) {
      String url = "tftp://127.0.0.1:" + port + "/" + name;
      return with(array(Debian.program("curl", "curl"), "-sS", "-o", to, url), options);
    }

    private static String[] atftp(String port, String name, String to, String... options) {
      String[] get = array("--get", "--remote-file", name, "--local-file", to, "127.0.0.1", port);
      return with(with(array(Debian.program("atftp", "atftp")), options), get);
    }

    private static String[] busybox(String port, String name, String to, String... options) {
      String[] command = array(Debian.program("busybox", "busybox"), "tftp", "-g");
      return with(with(command, options), "-l", to, "-r", name, "127.0.0.1", port);
    }

    private static String[] array(String... words) {
      return words;
    }

    private static String[] with(String[] words, String... more) {
      return Stream.concat(Stream.of(words), Stream.of(more)).toArray(String[]::new);
    }
  }
}
