package rekindle.trials.faults;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rekindle.trials.FirmwareFiles;
import rekindle.trials.Ran;
import rekindle.trials.StationProcess;

/// A request with a forged sender must not make the station a weapon against that sender.
class SilentVictimTest {
  private static final int QUIET_MILLIS = 20_000;

  @TempDir Path folder;

  @Test
  void anUnansweredRequestOf14BytesDrawsAtMost3PacketsAnd2000Bytes() throws IOException {
    byte[] request = request("abc.b");
    assertThat(request).hasSize(14);
    try (var station = StationProcess.start(folder.resolve("data"))) {
      Path image = FirmwareFiles.ofSize(100_000, folder);
      Ran added = station.rekindle("image", "add", image.toString(), "--as", "abc.b");
      assertThat(added.exitCode()).as(added.errors()).isZero();

      List<Integer> sizes = answersTo(request, station.tftpPort());

      assertThat(sizes).hasSizeBetween(1, 3);
      assertThat(sizes.stream().mapToInt(Integer::intValue).sum()).isLessThanOrEqualTo(2_000);
    }
  }

  private static List<Integer> answersTo(byte[] request, int port) throws IOException {
    var sizes = new ArrayList<Integer>();
    try (var victim = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      victim.setSoTimeout(QUIET_MILLIS);
      victim.send(
          new DatagramPacket(request, request.length, InetAddress.getLoopbackAddress(), port));
      while (true) {
        var answer = new DatagramPacket(new byte[65_536], 65_536);
        victim.receive(answer);
        sizes.add(answer.getLength());
      }
    } catch (SocketTimeoutException silence) {
      return sizes;
    }
  }

  private static byte[] request(String name) {
    var request = new ByteArrayOutputStream();
    request.writeBytes(new byte[] {0, 1});
    request.writeBytes(name.getBytes(US_ASCII));
    request.write(0);
    request.writeBytes("octet".getBytes(US_ASCII));
    request.write(0);
    return request.toByteArray();
  }
}
