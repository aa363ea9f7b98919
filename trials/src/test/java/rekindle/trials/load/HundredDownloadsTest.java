package rekindle.trials.load;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import rekindle.trials.FirmwareFiles;
import rekindle.trials.Ran;
import rekindle.trials.StationProcess;

/// A shelf of phones with a rescue mode, all at once, and a station with next to no memory.
class HundredDownloadsTest {
  private static final int PHONES = 100;
  private static final int SIZE = 30_000_000;

  @TempDir Path folder;

  /// Three gigabytes in all, through a heap that has no room for two of them: of 40 MB the station
  /// itself needs about 20.
  @Test
  @Timeout(60)
  void aHundredDownloadsAtOnceFinishInAHeapOfFortyMegabytes() throws Exception {
    Path image = FirmwareFiles.ofSize(SIZE, folder);
    byte[] expected = Files.readAllBytes(image);
    try (var station = StationProcess.startWith(List.of("-Xmx40m"), folder.resolve("data"))) {
      Ran added = station.rekindle("image", "add", image.toString(), "--as", "snom870-r.bin");
      assertThat(added.exitCode()).as(added.errors()).isZero();

      List<Integer> wrongAt = new ArrayList<>();
      try (ExecutorService phones = Executors.newVirtualThreadPerTaskExecutor()) {
        var together = new CyclicBarrier(PHONES);
        List<Future<Integer>> downloads = new ArrayList<>();
        for (int phone = 0; phone < PHONES; phone++) {
          downloads.add(
              phones.submit(() -> firstWrongByte(station.port("http"), expected, together)));
        }
        for (Future<Integer> download : downloads) {
          wrongAt.add(download.get());
        }
      }

      assertThat(wrongAt).hasSize(PHONES).containsOnly(-1);
      assertThat(station.stop()).as(station.log()).isZero();
      assertThat(station.log()).doesNotContain("OutOfMemoryError");
    }
  }

  /// Downloads the image while all others do, too, and keeps nothing of it.
  ///
  /// @return -1 if it is the expected one
  private static int firstWrongByte(int port, byte[] expected, CyclicBarrier together)
      throws Exception {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      together.await();
      socket.getOutputStream().write("GET /snom870-r.bin HTTP/1.0\r\n\r\n".getBytes(US_ASCII));
      var body = new BufferedInputStream(socket.getInputStream());
      skipHead(body);
      byte[] piece = new byte[1 << 16];
      int at = 0;
      for (int count; (count = body.read(piece)) >= 0; at += count) {
        int end = Math.min(at + count, expected.length);
        int wrong = Arrays.mismatch(piece, 0, count, expected, at, end);
        if (wrong >= 0) {
          return at + wrong;
        }
      }
      return at == expected.length ? -1 : at;
    }
  }

  private static void skipHead(InputStream in) throws IOException {
    String head = "";
    while (!head.endsWith("\r\n\r\n")) {
      int next = in.read();
      if (next < 0) {
        throw new IOException("no answer but: " + head);
      }
      head += (char) next;
    }
    assertThat(head).startsWith("HTTP/1.1 200 ");
  }
}
