package rekindle.station.ftp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rekindle.firmware.Protocol;
import rekindle.recovery.Ending;
import rekindle.recovery.Event;
import rekindle.recovery.Refusal;
import rekindle.station.OpenStation;
import rekindle.tftp.wire.PortRange;

/// FTP as it is on the wire.
@Timeout(60)
class FtpFrontTest {
  private static final int SIZE = 300_000;
  private static final PortRange PORTS = new PortRange(39_200, 39_239);

  @TempDir Path data;
  private OpenStation station;

  @BeforeEach
  void open() throws IOException {
    station = OpenStation.open(data, SIZE, PORTS, UnaryOperator.identity());
  }

  @AfterEach
  void close() {
    station.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"anonymous", "ftp", "PlcmSpIp", "admin", "root", "snom870 r"})
  void everyLoginIsLetIn(String user) throws IOException, InterruptedException {
    try (var ftp = new RawFtp(station.ftp())) {
      String asked = ftp.say("USER " + user);
      String in = ftp.say("PASS ");
      byte[] got = ftp.fetch(ftp.passivePort(), "RETR snom320.bin");

      assertThat(asked).startsWith("331");
      assertThat(in).startsWith("230");
      assertThat(got).isEqualTo(station.bytes());
    }
    assertThat(station.next(Event.Requested.class).asker().login()).contains(user);
  }

  @Test
  void passiveConnectionsComeFromTheTransferPorts() throws IOException {
    try (RawFtp ftp = phone()) {
      int passive = ftp.passivePort();
      byte[] one = ftp.fetch(passive, "RETR snom320.bin");
      int extended = ftp.extendedPassivePort();
      byte[] other = ftp.fetch(extended, "RETR /SNOM320.BIN");

      assertThat(PORTS.contains(passive)).isTrue();
      assertThat(PORTS.contains(extended)).isTrue();
      assertThat(one).isEqualTo(station.bytes());
      assertThat(other).isEqualTo(station.bytes());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"PORT 127,0,0,1,%1$d,%2$d", "EPRT |1|127.0.0.1|%3$d|"})
  void activeConnectionsGoBackToTheClient(String form) throws IOException {
    try (RawFtp ftp = phone()) {
      byte[] got = ftp.fetchActively(form, "RETR snom320.bin");

      assertThat(got).isEqualTo(station.bytes());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "PORT 127,0,0,2,40,40",
        "PORT 10,0,0,1,40,40",
        "PORT 127,0,0,1,0,25",
        "PORT 127,0,0,1,3,255",
        "PORT 127,0,0,1,0,0",
        "PORT 127,0,0,1,999,1",
        "PORT rubbish",
        "PORT",
        "EPRT |1|127.0.0.2|40000|",
        "EPRT |1|127.0.0.1|25|",
        "EPRT |1|127.0.0.1|99999|",
        "EPRT |1|localhost|40000|",
        "EPRT |2|::1|40000|",
        "EPRT"
      })
  void nobodyElseIsConnectedTo(String command) throws IOException {
    try (RawFtp ftp = phone()) {
      String refused = ftp.say(command);
      String noConnection = ftp.say("RETR snom320.bin");

      assertThat(refused).startsWith("501");
      assertThat(noConnection).startsWith("503");
    }
  }

  @Test
  void aClientThatNeverAsksForBinaryGetsTheSameBytes() throws IOException, InterruptedException {
    try (RawFtp ftp = phone()) {
      byte[] unasked = ftp.fetch(ftp.passivePort(), "RETR snom320.bin");
      String ascii = ftp.say("TYPE A");
      byte[] text = ftp.fetch(ftp.passivePort(), "RETR snom320.bin");
      String size = ftp.say("SIZE snom320.bin");
      String image = ftp.say("TYPE I");
      byte[] binary = ftp.fetch(ftp.passivePort(), "RETR snom320.bin");

      assertThat(ascii).startsWith("200");
      assertThat(image).startsWith("200");
      assertThat(size).isEqualTo("213 300000");
      assertThat(unasked).isEqualTo(station.bytes());
      assertThat(text).isEqualTo(station.bytes());
      assertThat(binary).isEqualTo(station.bytes());
    }
  }

  @Test
  void theSizeIsAskedBeforeTheFileAndIsNoFailure() throws IOException, InterruptedException {
    try (RawFtp ftp = phone()) {
      ftp.say("TYPE I");
      ftp.say("SIZE snom320.bin");
      ftp.fetch(ftp.extendedPassivePort(), "RETR snom320.bin");
    }

    assertThat(station.next(Event.Finished.class).ending()).isEqualTo(Ending.SIZE_PROBE);
    Event.Finished whole = station.next(Event.Finished.class);
    assertThat(whole.ending()).isEqualTo(Ending.COMPLETE);
    assertThat(whole.bytes()).isEqualTo(SIZE);
  }

  @Test
  void restGoesOnWhereItBrokeOff() throws IOException, InterruptedException {
    try (RawFtp ftp = phone()) {
      int port = ftp.passivePort();
      String from = ftp.say("REST 299990");
      byte[] rest = ftp.fetch(port, "RETR snom320.bin");
      byte[] whole = ftp.fetch(ftp.passivePort(), "RETR snom320.bin");

      assertThat(from).startsWith("350");
      assertThat(rest).isEqualTo(Arrays.copyOfRange(station.bytes(), 299_990, SIZE));
      assertThat(whole).isEqualTo(station.bytes());
    }
    assertThat(station.next(Event.Finished.class).ending()).isEqualTo(Ending.PART);
  }

  @Test
  void aStartBehindTheEndIsRefused() throws IOException {
    try (RawFtp ftp = phone()) {
      ftp.passivePort();
      ftp.say("REST 300001");

      assertThat(ftp.say("RETR snom320.bin")).startsWith("554");
    }
  }

  @Test
  void theListShowsPublishedNamesAndNothingElse() throws IOException {
    try (RawFtp ftp = phone()) {
      String names = text(ftp.fetch(ftp.passivePort(), "NLST"));
      String list = text(ftp.fetch(ftp.passivePort(), "LIST -la"));
      String time = ftp.say("MDTM snom320.bin");

      assertThat(names).isEqualTo("snom320.bin\r\n");
      assertThat(list).matches("-r--------\\s.*\\s300000\\s.*snom320\\.bin\r\n");
      assertThat(time).matches("213 20\\d{12}(\\.\\d+)?");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../../../../etc/passwd",
        "/etc/passwd",
        "..\\..\\etc\\passwd",
        "C:\\boot.ini",
        "%2e%2e/%2e%2e/etc/passwd",
        "snom320.bin/../../../etc/passwd",
        "snom320.bin\u0000.txt",
        "images/index.json",
        "~root/.profile",
      })
  void noPathLeadsOutOfTheMap(String path) throws IOException {
    try (RawFtp ftp = phone()) {
      String size = ftp.say("SIZE " + path);
      ftp.passivePort();
      String retrieve = ftp.say("RETR " + path);
      String time = ftp.say("MDTM " + path);
      String folder = ftp.say("CWD " + path);

      assertThat(List.of(size, retrieve, time, folder)).allMatch(reply -> reply.startsWith("550"));
      assertThat(ftp.say("PWD")).startsWith("257 \"/\"");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "STOR x",
        "STOU",
        "APPE x",
        "DELE snom320.bin",
        "MKD x",
        "RMD x",
        "RNFR snom320.bin",
        "RNTO x",
        "MFMT 20200101000000 snom320.bin",
        "SITE HELP",
        "SITE WHO",
        "MLSD",
        "MLST",
        "AUTH TLS",
        "MODE Z",
        "MD5 snom320.bin",
        "STAT",
        "HELP"
      })
  void noVerbChangesAnythingOrTellsMore(String command) throws IOException {
    try (RawFtp ftp = phone()) {
      assertThat(ftp.say(command)).matches("50[24] .*");
    }
  }

  @Test
  void featuresAreThoseThatThereAre() throws IOException {
    try (RawFtp ftp = phone()) {
      assertThat(ftp.say("FEAT"))
          .isEqualTo("211-Features:\n EPRT\n EPSV\n MDTM\n REST STREAM\n SIZE\n UTF8\n211 End");
    }
  }

  @Test
  void aMissNamesTheNearest() throws IOException, InterruptedException {
    try (RawFtp ftp = phone()) {
      ftp.passivePort();
      String reply = ftp.say("RETR snom320-r.bin");

      assertThat(reply).isEqualTo("550 snom320-r.bin: File not found; the nearest is snom320.bin.");
    }
    Event.Requested asked = station.next(Event.Requested.class);
    Event.Refused refused = station.next(Event.Refused.class);
    assertThat(asked.protocol()).isEqualTo(Protocol.FTP);
    assertThat(refused.why()).isEqualTo(Refusal.NOT_PUBLISHED);
    assertThat(refused.nearest()).isEqualTo(Optional.of("snom320.bin"));
  }

  @Test
  void twoHundredIdleSessionsKeepNoPhoneOut() throws IOException {
    List<RawFtp> idle = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      idle.add(phone());
    }

    try (RawFtp ftp = phone()) {
      assertThat(ftp.fetch(ftp.passivePort(), "RETR snom320.bin")).isEqualTo(station.bytes());
    }
    for (RawFtp ftp : idle) {
      ftp.close();
    }
  }

  @Test
  void aClientThatNeverOpensItsDataConnectionKeepsNobodyOut() throws IOException {
    List<RawFtp> stuck = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      RawFtp ftp = phone();
      ftp.passivePort();
      ftp.send("RETR snom320.bin");
      stuck.add(ftp);
    }

    try (RawFtp ftp = phone()) {
      assertThat(ftp.fetch(ftp.passivePort(), "RETR snom320.bin")).isEqualTo(station.bytes());
    }
    for (RawFtp ftp : stuck) {
      ftp.close();
    }
  }

  @Test
  void whereTheClientRefusesTheConnectionTheStoryIsThatItNeverCame()
      throws IOException, InterruptedException {
    int closed;
    try (ServerSocket probe = new ServerSocket(0)) {
      closed = probe.getLocalPort();
    }
    try (RawFtp ftp = phone()) {
      ftp.say("PORT 127,0,0,1,%d,%d".formatted(closed / 256, closed % 256));
      String starts = ftp.say("RETR snom320.bin");
      String fails = ftp.reply();

      assertThat(starts).startsWith("150");
      assertThat(fails).startsWith("425");
    }
    assertThat(station.next(Event.Finished.class).ending()).isEqualTo(Ending.PHONE_SILENT);
  }

  @Test
  void aClientThatGoesAwayInTheMiddleIsSaidToHaveGone() throws IOException, InterruptedException {
    station.close();
    station = OpenStation.open(data.resolve("large"), 20_000_000);
    try (RawFtp ftp = phone()) {
      try (Socket connection = new Socket(OpenStation.LOOPBACK, ftp.passivePort())) {
        ftp.send("RETR snom320.bin");
        connection.getInputStream().readNBytes(100_000);
        connection.setSoLinger(true, 0);
      }
      ftp.reply();

      assertThat(ftp.reply()).startsWith("426");
    }
    Event.Finished told = station.next(Event.Finished.class);
    assertThat(told.ending()).isEqualTo(Ending.PHONE_ERROR);
    assertThat(told.bytes()).isBetween(1L, 19_999_999L);
  }

  private RawFtp phone() throws IOException {
    return RawFtp.loggedIn(station.ftp(), "anonymous");
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
