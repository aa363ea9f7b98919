package rekindle.trials.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import rekindle.trials.Debian;
import rekindle.trials.FirmwareFiles;
import rekindle.trials.Program;
import rekindle.trials.Ran;
import rekindle.trials.StationProcess;

/// Debian's HTTP and FTP clients get from `serve` the bytes that were published: as many as the
/// known image of a snom870 has.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init") // JUnit calls the method below before any test.
class WebAndFileClientsTest {
  private static final int SIZE_BYTES = 25_167_056;
  private static final String NAME = "snom870-r.bin";
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private Path folder;
  private Path published;
  private StationProcess station;

  @BeforeAll
  void aStationWithOneImage(@TempDir Path empty) {
    folder = empty;
    station = StationProcess.start(folder.resolve("data"));
    published = FirmwareFiles.ofSize(SIZE_BYTES, folder);
    Ran added = station.rekindle("image", "add", published.toString(), "--as", NAME);
    assertThat(added.exitCode()).as(added.errors()).isZero();
  }

  @AfterAll
  void theStationEndsWell() {
    assertThat(station.stop()).as(station.log()).isZero();
  }

  @ParameterizedTest
  @EnumSource
  void everyClientGetsTheSameBytes(Client client) throws IOException {
    Path target = folder.resolve(client.name());

    Ran ran = Program.run(PATIENCE, "sh", "-c", client.script(station, target));

    assertThat(ran.exitCode()).as("%s%n%s", ran.output(), ran.errors()).isZero();
    assertThat(Files.mismatch(published, target)).as("first byte that differs").isEqualTo(-1);
    Files.delete(target);
  }

  @Test
  void aMissingFileIsSaidByEachProtocol() {
    String http = "http://127.0.0.1:" + station.port("http") + "/snom999.bin";
    String ftp = "ftp://127.0.0.1:" + station.port("ftp") + "/snom999.bin";

    Ran byHttp = Program.run(PATIENCE, Debian.program("curl", "curl"), "-sS", "-f", http);
    Ran byFtp = Program.run(PATIENCE, Debian.program("curl", "curl"), "-sS", ftp);

    assertThat(byHttp.errors()).contains("404");
    assertThat(byFtp.exitCode()).as("curl: 78 is file not found").isEqualTo(78);
  }

  @Test
  void nothingCanBeLeftAtTheStation() {
    String http = "http://127.0.0.1:" + station.port("http") + "/new.bin";
    String ftp = "ftp://127.0.0.1:" + station.port("ftp") + "/new.bin";
    String file = published.toString();

    Ran byHttp = Program.run(PATIENCE, Debian.program("curl", "curl"), "-f", "-sST", file, http);
    Ran byFtp = Program.run(PATIENCE, Debian.program("curl", "curl"), "-sST", file, ftp);

    assertThat(byHttp.errors()).contains("405");
    assertThat(byFtp.exitCode()).as("curl: 25 is upload refused").isEqualTo(25);
  }

  /// A foreign client and the shell line that fetches the image into a file.
  enum Client {
    CURL_HTTP("curl", "curl", "{} -sSf -o {to} {http}"),
    CURL_HTTP_1_0("curl", "curl", "{} -sSf --http1.0 -H Host: -o {to} {http}"),
    CURL_HTTP_OTHER_SPELLING("curl", "curl", "{} -sSf -o {to} {httpRoot}//SNOM870-R.BIN"),
    CURL_HTTP_IN_RANGES(
        "curl", "curl", "{} -sSf -r 0-9999999 {http} >{to} && {} -sSf -r 10000000- {http} >>{to}"),
    CURL_FTP_PASSIVE("curl", "curl", "{} -sS -o {to} {ftp}"),
    CURL_FTP_PASV("curl", "curl", "{} -sS --disable-epsv -o {to} {ftp}"),
    CURL_FTP_ACTIVE("curl", "curl", "{} -sS --ftp-port 127.0.0.1 -o {to} {ftp}"),
    CURL_FTP_PORT("curl", "curl", "{} -sS --disable-eprt --ftp-port 127.0.0.1 -o {to} {ftp}"),
    CURL_FTP_ANY_LOGIN("curl", "curl", "{} -sS -u PlcmSpIp:PlcmSpIp -o {to} {ftp}"),
    CURL_FTP_RESUMED(
        "curl", "curl", "{} -sS -r 0-9999999 {ftp} >{to} && {} -sS -C - -o {to} {ftp}"),
    WGET_HTTP("wget", "wget", "{} -q -O {to} {http}"),
    WGET_FTP("wget", "wget", "{} -q -O {to} {ftp}"),
    BUSYBOX_WGET("busybox", "busybox", "{} wget -q -O {to} {http}"),
    BUSYBOX_FTPGET("busybox", "busybox", "{} ftpget -P {ftpPort} 127.0.0.1 {to} snom870-r.bin"),
    LFTP_FTP("lftp", "lftp", "{} -c 'open {ftpRoot}; get snom870-r.bin -o {to}'"),
    LFTP_HTTP("lftp", "lftp", "{} -c 'pget -n 4 {http} -o {to}'");

    private final String program;
    private final String fromPackage;
    private final String line;

    Client(String program, String fromPackage, String line) {
      this.program = program;
      this.fromPackage = fromPackage;
      this.line = line;
    }

    String script(StationProcess station, Path target) {
      String httpRoot = "http://127.0.0.1:" + station.port("http");
      String ftpRoot = "ftp://127.0.0.1:" + station.port("ftp");
      return line.replace("{}", Debian.program(program, fromPackage))
          .replace("{to}", target.toString())
          .replace("{httpRoot}", httpRoot)
          .replace("{ftpRoot}", ftpRoot)
          .replace("{http}", httpRoot + "/" + NAME)
          .replace("{ftp}", ftpRoot + "/" + NAME)
          .replace("{ftpPort}", Integer.toString(station.port("ftp")));
    }
  }
}
