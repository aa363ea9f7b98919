package rekindle.trials.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rekindle.trials.Debian;
import rekindle.trials.FirmwareFiles;
import rekindle.trials.Program;
import rekindle.trials.Ran;
import rekindle.trials.StationProcess;

/// People and things that connect and then do nothing must not keep a phone from its image.
class CrowdTest {
  private static final int IDLERS = 200;
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  @TempDir Path folder;

  @Test
  void idleFtpAndSlowHttpConnectionsDoNotStopAPhone() throws IOException {
    Path image = FirmwareFiles.ofSize(3_000_000, folder);
    try (var station = StationProcess.start(folder.resolve("data"));
        var crowd = new Crowd()) {
      Ran added = station.rekindle("image", "add", image.toString(), "--as", "snom870-r.bin");
      assertThat(added.exitCode()).as(added.errors()).isZero();
      for (int i = 0; i < IDLERS; i++) {
        crowd.connect(station.port("ftp"), "USER phone" + i + "\r\n");
        crowd.connect(station.port("http"), "GET /snom870-r.bin HTTP/1.1\r\nHost: ");
      }

      for (String protocol : List.of("http", "ftp", "tftp")) {
        Path target = folder.resolve(protocol);
        String url = "%s://127.0.0.1:%d/snom870-r.bin".formatted(protocol, station.port(protocol));
        String[] curl = {
          Debian.program("curl", "curl"), "-sS", "-m", "30", "-o", target.toString(), url
        };
        Ran ran = Program.run(PATIENCE, curl);

        assertThat(ran.exitCode()).as("%s: %s", protocol, ran.errors()).isZero();
        assertThat(Files.mismatch(image, target)).as(protocol).isEqualTo(-1);
      }
    }
  }

  /// Connections that are opened, begin to say something and then wait.
  private static final class Crowd implements AutoCloseable {
    private final List<Socket> sockets = new ArrayList<>();

    void connect(int port, String beginning) throws IOException {
      var socket = new Socket();
      sockets.add(socket);
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 10_000);
      try {
        socket.getOutputStream().write(beginning.getBytes(StandardCharsets.US_ASCII));
      } catch (IOException _) {
        // The station may turn away whoever comes too often from one address.
        socket.close();
      }
    }

    @Override
    public void close() throws IOException {
      for (Socket socket : sockets) {
        socket.close();
      }
    }
  }
}
