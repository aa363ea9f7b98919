package rekindle.station;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import rekindle.firmware.Protocol;
import rekindle.recovery.Ending;
import rekindle.recovery.Event;
import rekindle.tftp.wire.PortRange;

/// Clients that stop reading, over HTTP and FTP.
@Timeout(90)
class SlowClientsTest {
  private static final int SIZE = 20_000_000;

  @TempDir Path data;

  @ParameterizedTest
  @EnumSource(
      value = Protocol.class,
      names = {"HTTP", "FTP"})
  void aClientThatStopsReadingIsLetGoAfterTheBound(Protocol protocol) throws Exception {
    try (OpenStation station = open(Duration.ofSeconds(1));
        Client client = Client.asking(station, protocol)) {
      client.read(1_000);

      Event.Finished told = station.next(Event.Finished.class);

      assertThat(told.ending()).isEqualTo(Ending.PHONE_SILENT);
      assertThat(told.bytes()).isBetween(1L, (long) SIZE - 1);
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Protocol.class,
      names = {"HTTP", "FTP"})
  void aPhoneThatErasesMeanwhileIsWaitedFor(Protocol protocol) throws Exception {
    try (OpenStation station = open(Duration.ofSeconds(60));
        Client client = Client.asking(station, protocol)) {
      client.read(1_000);
      Event.Stalled stalled = station.next(Event.Stalled.class);
      long live = station.station().transfers().getFirst().bytes();
      client.readAll();

      Event.Resumed resumed = station.next(Event.Resumed.class);
      Event.Finished told = station.next(Event.Finished.class);

      assertThat(live).isEqualTo(stalled.bytes()).isPositive();
      assertThat(resumed.silentFor()).isGreaterThanOrEqualTo(Duration.ofSeconds(5));
      assertThat(told.ending()).isEqualTo(Ending.COMPLETE);
      assertThat(told.bytes()).isEqualTo(SIZE);
    }
  }

  @Test
  void anFtpTransferEndsWithItsControlConnection() throws Exception {
    try (OpenStation station = open(Duration.ofSeconds(60));
        Client client = Client.asking(station, Protocol.FTP)) {
      client.read(1_000);
      station.next(Event.FirstAcknowledged.class);
      long beforeNanos = System.nanoTime();

      client.control().close();

      assertThat(station.next(Event.Finished.class).ending()).isEqualTo(Ending.PHONE_ERROR);
      assertThat(Duration.ofNanos(System.nanoTime() - beforeNanos))
          .isLessThan(Duration.ofSeconds(3));
    }
  }

  @Test
  void anImageThatIsCutShortIsNotThePhonesFault() throws Exception {
    try (OpenStation station = open(Duration.ofSeconds(60));
        Client client = Client.asking(station, Protocol.HTTP)) {
      client.read(1_000);
      Path file = station.images().find("snom320.bin").orElseThrow().file();
      try (FileChannel cut = FileChannel.open(file, StandardOpenOption.WRITE)) {
        cut.truncate(SIZE / 2);
      }
      assertThatThrownBy(() -> client.read(SIZE))
          .isInstanceOfAny(IOException.class, AssertionError.class);

      Event.Finished told = station.next(Event.Finished.class);

      assertThat(told.ending()).isEqualTo(Ending.ABORTED);
      assertThat(told.detail()).isEqualTo("the image can no longer be read");
    }
  }

  @Test
  void anImageThatIsRemovedMeanwhileIsSentToItsEnd() throws Exception {
    try (OpenStation station = open(Duration.ofSeconds(60));
        Client client = Client.asking(station, Protocol.HTTP)) {
      client.read(1_000);
      Files.delete(station.images().find("snom320.bin").orElseThrow().file());
      client.readAll();

      Event.Finished told = station.next(Event.Finished.class);

      assertThat(told.ending()).isEqualTo(Ending.COMPLETE);
      assertThat(told.bytes()).isEqualTo(SIZE);
    }
  }

  @Test
  void stoppingTheStationEndsEveryTransferAndSaysWhy() throws Exception {
    OpenStation station = open(Duration.ofSeconds(60));
    try (Client http = Client.asking(station, Protocol.HTTP);
        Client ftp = Client.asking(station, Protocol.FTP)) {
      http.read(1_000);
      ftp.read(1_000);
      long beforeNanos = System.nanoTime();

      station.close();

      assertThat(Duration.ofNanos(System.nanoTime() - beforeNanos))
          .isLessThan(Duration.ofSeconds(5));
      assertThat(station.next(Event.Finished.class).ending()).isEqualTo(Ending.STATION_STOPPED);
      assertThat(station.next(Event.Finished.class).ending()).isEqualTo(Ending.STATION_STOPPED);
      assertThat(station.next(Event.StationStopped.class)).isNotNull();
    }
  }

  private OpenStation open(Duration patience) throws IOException {
    return OpenStation.open(data, SIZE, PortRange.ANY, options -> options.withPatience(patience));
  }

  /// A client in the middle of a transfer.
  private record Client(Socket control, Socket body) implements AutoCloseable {
    static Client asking(OpenStation station, Protocol protocol) throws IOException {
      return protocol == Protocol.HTTP ? http(station) : ftp(station);
    }

    private static Client http(OpenStation station) throws IOException {
      Socket socket = connect(station.http());
      send(socket, "GET /snom320.bin HTTP/1.0");
      send(socket, "");
      return new Client(socket, socket);
    }

    private static Client ftp(OpenStation station) throws IOException {
      Socket control = connect(station.ftp());
      send(control, "USER anonymous");
      send(control, "PASS busybox");
      send(control, "EPSV");
      String said = "";
      while (!said.matches("(?s).*\\(\\|\\|\\|\\d+\\|\\).*")) {
        said += (char) control.getInputStream().read();
      }
      int port = Integer.parseInt(said.replaceAll("(?s).*\\|\\|\\|(\\d+)\\|.*", "$1"));
      Socket body = connect(new InetSocketAddress(OpenStation.LOOPBACK, port));
      send(control, "RETR snom320.bin");
      return new Client(control, body);
    }

    private static Socket connect(InetSocketAddress address) throws IOException {
      var socket = new Socket();
      socket.setReceiveBufferSize(16 << 10);
      socket.connect(address);
      return socket;
    }

    private static void send(Socket socket, String line) throws IOException {
      socket.getOutputStream().write((line + "\r\n").getBytes(US_ASCII));
    }

    void read(int count) throws IOException {
      assertThat(body.getInputStream().readNBytes(count)).hasSize(count);
    }

    void readAll() throws IOException {
      InputStream in = body.getInputStream();
      byte[] piece = new byte[1 << 16];
      while (in.read(piece) >= 0) {
        // On to the next.
      }
    }

    @Override
    public void close() throws IOException {
      body.close();
      control.close();
    }
  }
}
