package rekindle.station.ftp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import rekindle.recovery.Ending;
import rekindle.recovery.Event;
import rekindle.station.OpenStation;
import rekindle.tftp.wire.PortRange;

/// Data connections that do not come about.
@Timeout(60)
class DataLineTest {
  private static final int SIZE = 300_000;
  private static final PortRange FEW = new PortRange(39_240, 39_241);

  @TempDir Path data;
  private OpenStation station;

  @BeforeEach
  void open() throws IOException {
    station = OpenStation.open(data, SIZE, FEW, UnaryOperator.identity());
  }

  @AfterEach
  void close() {
    station.close();
  }

  @Test
  void whoAsksForPortsAndUsesNoneKeepsNobodyOut() throws IOException {
    List<RawFtp> idle = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      RawFtp ftp = phone();
      assertThat(FEW.contains(ftp.passivePort())).isTrue();
      idle.add(ftp);
    }

    try (RawFtp ftp = phone()) {
      assertThat(ftp.fetch(ftp.passivePort(), "RETR snom320.bin")).isEqualTo(station.bytes());
    }
    assertThat(idle.getFirst().say("RETR snom320.bin")).startsWith("503");
    for (RawFtp ftp : idle) {
      ftp.close();
    }
  }

  @Test
  void waitingForTheClientEndsWithItsControlConnection() throws IOException, InterruptedException {
    long beforeNanos = System.nanoTime();
    try (RawFtp ftp = phone()) {
      ftp.passivePort();
      ftp.send("RETR snom320.bin");
      ftp.reply();
    }

    assertThat(station.next(Event.Finished.class).ending()).isEqualTo(Ending.PHONE_SILENT);
    assertThat(Duration.ofNanos(System.nanoTime() - beforeNanos)).isLessThan(Duration.ofSeconds(5));
  }

  @Test
  void connectingToTheClientEndsWithItsControlConnection()
      throws IOException, InterruptedException {
    List<Socket> crowd = new ArrayList<>();
    try (ServerSocket deaf = new ServerSocket(0, 1, OpenStation.LOOPBACK)) {
      fill(deaf, crowd);
      int port = deaf.getLocalPort();
      long beforeNanos = System.nanoTime();
      try (RawFtp ftp = phone()) {
        ftp.say("PORT 127,0,0,1,%d,%d".formatted(port / 256, port % 256));
        ftp.send("RETR snom320.bin");
        ftp.reply();
      }

      assertThat(station.next(Event.Finished.class).ending()).isEqualTo(Ending.PHONE_SILENT);
      assertThat(Duration.ofNanos(System.nanoTime() - beforeNanos))
          .isLessThan(Duration.ofSeconds(5));
    }
    for (Socket one : crowd) {
      one.close();
    }
  }

  @Test
  void aDataConnectionFromElsewhereIsToldAsThat() throws IOException, InterruptedException {
    try (RawFtp ftp = phone();
        Socket stranger =
            new Socket(
                OpenStation.LOOPBACK, ftp.passivePort(), InetAddress.ofLiteral("127.0.0.2"), 0)) {
      ftp.send("RETR snom320.bin");
      ftp.reply();

      assertThat(ftp.reply()).startsWith("425");
      assertThat(stranger.getInputStream().readAllBytes()).isEmpty();
    }
    Event.Finished told = station.next(Event.Finished.class);
    assertThat(told.ending()).isEqualTo(Ending.PHONE_ERROR);
    assertThat(told.detail()).contains("another address, 127.0.0.2");
  }

  /// Connects until nobody else can: from then on connecting just takes its time.
  private static void fill(ServerSocket deaf, List<Socket> crowd) throws IOException {
    while (true) {
      var socket = new Socket();
      crowd.add(socket);
      try {
        socket.connect(deaf.getLocalSocketAddress(), 300);
      } catch (IOException full) {
        return;
      }
    }
  }

  private RawFtp phone() throws IOException {
    return RawFtp.loggedIn(station.ftp(), "anonymous");
  }
}
