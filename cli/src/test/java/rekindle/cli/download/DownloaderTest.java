package rekindle.cli.download;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Against a server on loopback that breaks off, sends us on, and lies.
class DownloaderTest {
  private static final Limits QUICK =
      new Limits(
          1_000_000,
          3,
          Duration.ofSeconds(5),
          Duration.ofSeconds(5),
          Duration.ofMillis(400),
          3,
          Duration.ofMillis(1));
  private static final byte[] FILE = noise(200_000);
  private static final String TAG = "\"one\"";

  @TempDir Path folder;
  private final List<String> heard = new ArrayList<>();

  @Test
  void aFileComesWhole() throws IOException {
    try (var server = new FileServer((exchange, _) -> FileServer.serve(exchange, FILE, TAG))) {
      var complete = (Downloaded.Complete) run(server.address("a.bin"));

      assertThat(complete.sizeBytes()).isEqualTo(FILE.length);
      assertThat(complete.lengthKnown()).isTrue();
      assertThat(complete.file()).hasBinaryContent(FILE);
      assertThat(heard).isEmpty();
    }
  }

  @Test
  void aBrokenDownloadGoesOnWhereItBrokeOff() throws IOException {
    try (var server =
        new FileServer(
            (exchange, request) ->
                FileServer.serve(exchange, FILE, TAG, request < 3 ? 70_000 : FILE.length))) {
      var complete = (Downloaded.Complete) run(server.address("a.bin"));

      assertThat(complete.file()).hasBinaryContent(FILE);
      assertThat(server.ranges()).hasSize(3).first().isEqualTo("");
      assertThat(server.ranges().get(2)).matches("bytes=[1-9][0-9]*-");
      assertThat(heard).contains("resumed").anyMatch(line -> line.contains("broke"));
    }
  }

  @Test
  void theNextRunGoesOnToo() throws IOException {
    try (var server =
        new FileServer(
            (exchange, request) -> {
              if (request == 1) {
                FileServer.serve(exchange, FILE, TAG, 70_000);
              } else if (request < 5) {
                exchange.sendResponseHeaders(503, -1);
              } else {
                FileServer.serve(exchange, FILE, TAG);
              }
            })) {
      Downloaded first = run(server.address("a.bin"));
      Downloaded second = run(server.address("a.bin"));

      assertThat(first)
          .isInstanceOfSatisfying(
              Downloaded.Failed.class,
              failed -> assertThat(failed.reason().next()).contains("goes on where it broke off"));
      assertThat(second)
          .isInstanceOfSatisfying(
              Downloaded.Complete.class,
              complete -> assertThat(complete.file()).hasBinaryContent(FILE));
      assertThat(server.ranges().getLast()).startsWith("bytes=");
    }
  }

  @Test
  void anotherFileUnderTheSameAddressIsReadFromItsBeginning() throws IOException {
    byte[] newer = noise(150_000);
    try (var server =
        new FileServer(
            (exchange, request) -> {
              if (request == 1) {
                FileServer.serve(exchange, FILE, TAG, 70_000);
              } else {
                FileServer.serve(exchange, newer, "\"two\"");
              }
            })) {
      var complete = (Downloaded.Complete) run(server.address("a.bin"));

      assertThat(complete.file()).hasBinaryContent(newer);
    }
  }

  @Test
  void aServerThatKnowsNoRangesIsReadFromTheBeginning() throws IOException {
    try (var server =
        new FileServer(
            (exchange, request) -> {
              exchange.getResponseHeaders().set("Last-Modified", "Mon, 08 Nov 2010 16:37:00 GMT");
              exchange.sendResponseHeaders(200, FILE.length);
              exchange.getResponseBody().write(FILE, 0, request == 1 ? 50_000 : FILE.length);
            })) {
      var complete = (Downloaded.Complete) run(server.address("a.bin"));

      assertThat(complete.file()).hasBinaryContent(FILE);
    }
  }

  @Test
  void whatIsCompleteAlreadyIsNotReadAgain() throws IOException {
    try (var server = new FileServer((exchange, _) -> FileServer.serve(exchange, FILE, TAG))) {
      run(server.address("a.bin"));
      var again = (Downloaded.Complete) run(server.address("a.bin"));

      assertThat(again.file()).hasBinaryContent(FILE);
      assertThat(server.ranges()).containsExactly("", "bytes=200000-");
    }
  }

  @Test
  void aServerThatAnnouncesMoreThanItSendsIsGivenUp() throws IOException {
    try (var server =
        new FileServer(
            (exchange, _) -> {
              exchange.sendResponseHeaders(200, FILE.length + 1_000);
              exchange.getResponseBody().write(FILE);
              exchange.getResponseBody().flush();
            })) {
      assertThat(run(server.address("a.bin"))).isInstanceOf(Downloaded.Failed.class);
      assertThat(server.ranges()).hasSizeLessThan(10);
    }
  }

  @Test
  void aServerThatSendsAnotherPartThanAskedForIsNotBelieved() throws IOException {
    try (var server =
        new FileServer(
            (exchange, request) -> {
              if (request == 1) {
                FileServer.serve(exchange, FILE, TAG, 70_000);
              } else if (request == 2) {
                exchange.getResponseHeaders().set("Content-Range", "bytes 5-199999/200000");
                exchange.sendResponseHeaders(206, FILE.length - 5L);
                exchange.getResponseBody().write(FILE, 5, FILE.length - 5);
              } else {
                FileServer.serve(exchange, FILE, TAG);
              }
            })) {
      var complete = (Downloaded.Complete) run(server.address("a.bin"));

      assertThat(complete.file()).hasBinaryContent(FILE);
    }
  }

  @Test
  void aServerThatFallsSilentIsGivenUp() throws IOException {
    var ended = new CountDownLatch(1);
    try (var server =
        new FileServer(
            (exchange, _) -> {
              exchange.sendResponseHeaders(200, FILE.length);
              exchange.getResponseBody().write(FILE, 0, 1_000);
              exchange.getResponseBody().flush();
              await(ended);
            })) {
      Downloaded result = run(server.address("a.bin"));
      ended.countDown();

      assertThat(result).isInstanceOf(Downloaded.Failed.class);
      assertThat(heard).anyMatch(line -> line.contains("nothing came"));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1_000_001, 2_000_000_000})
  void aFileThatIsTooLargeIsNotRead(int announced) throws IOException {
    try (var server =
        new FileServer(
            (exchange, _) -> {
              exchange.sendResponseHeaders(200, announced);
              exchange.getResponseBody().write(1);
              exchange.getResponseBody().flush();
            })) {
      assertThat(run(server.address("a.bin")))
          .isInstanceOfSatisfying(
              Downloaded.Failed.class,
              failed -> assertThat(failed.reason().what()).contains("no image has more than"));
    }
  }

  @Test
  void aFileThatNeverEndsIsCutAtTheLimit() throws IOException {
    try (var server =
        new FileServer(
            (exchange, _) -> {
              exchange.sendResponseHeaders(200, 0); // chunked
              while (true) {
                exchange.getResponseBody().write(FILE);
              }
            })) {
      assertThat(run(server.address("a.bin"))).isInstanceOf(Downloaded.Failed.class);
      assertThat(server.ranges()).hasSize(1);
    }
  }

  @Test
  void redirectsAreFollowed() throws IOException {
    try (var server =
        new FileServer(
            (exchange, request) -> {
              if (request <= 3) {
                sendOn(exchange, "/hop" + request + ".bin");
              } else {
                FileServer.serve(exchange, FILE, TAG);
              }
            })) {
      var complete = (Downloaded.Complete) run(server.address("a.bin"));

      assertThat(complete.from().getPath()).isEqualTo("/hop3.bin");
      assertThat(complete.file()).hasBinaryContent(FILE);
    }
  }

  @Test
  void redirectsWithoutEndAreNot() throws IOException {
    try (var server = new FileServer((exchange, _) -> sendOn(exchange, "/again"))) {
      assertThat(run(server.address("a.bin")))
          .isInstanceOfSatisfying(
              Downloaded.Failed.class,
              failed -> assertThat(failed.reason().what()).contains("more than 3 times"));
      assertThat(server.ranges()).hasSize(4);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "ftp://127.0.0.1/a", "file:///etc/passwd", "http://", "::"})
  void redirectsToAnythingElseAreNotFollowed(String location) throws IOException {
    try (var server = new FileServer((exchange, _) -> sendOn(exchange, location))) {
      assertThat(run(server.address("a.bin"))).isInstanceOf(Downloaded.Failed.class);
      assertThat(server.ranges()).hasSize(1);
    }
  }

  @Test
  void aFileThatIsNotThereIsAbsent() throws IOException {
    try (var server = new FileServer((exchange, _) -> exchange.sendResponseHeaders(404, -1))) {
      assertThat(run(server.address("a.bin"))).isInstanceOf(Downloaded.Absent.class);
    }
  }

  @Test
  void aRefusalIsNotTriedAgain() throws IOException {
    try (var server = new FileServer((exchange, _) -> exchange.sendResponseHeaders(403, -1))) {
      assertThat(run(server.address("a.bin"))).isInstanceOf(Downloaded.Failed.class);
      assertThat(server.ranges()).hasSize(1);
    }
  }

  @Test
  void aServerThatIsNotThereIsTriedAFewTimes() throws IOException {
    URI nowhere;
    try (var server = new FileServer((_, _) -> {})) {
      nowhere = server.address("a.bin");
    }

    assertThat(run(nowhere))
        .isInstanceOfSatisfying(
            Downloaded.Failed.class,
            failed -> assertThat(failed.reason().what()).endsWith(": nothing listens there."));
    assertThat(heard).hasSize(2);
  }

  @Test
  void aLengthThatNobodySaysIsNotKnown() throws IOException {
    byte[] answer = "HTTP/1.0 200 OK\r\n\r\nshort".getBytes(UTF_8);
    try (var socket = new java.net.ServerSocket(0, 1, java.net.InetAddress.getLoopbackAddress())) {
      Thread.ofVirtual()
          .start(
              () -> {
                try (var client = socket.accept()) {
                  assertThat(client.getInputStream().read(new byte[10_000])).isPositive();
                  client.getOutputStream().write(answer);
                } catch (IOException _) {
                  // The download fails, and the test with it.
                }
              });
      var complete =
          (Downloaded.Complete)
              run(URI.create("http://127.0.0.1:%d/a".formatted(socket.getLocalPort())));

      assertThat(complete.lengthKnown()).isFalse();
      assertThat(complete.file()).hasContent("short");
    }
  }

  @Test
  void twoDownloadsFromOneAddressDoNotMixTheirBytes() throws IOException {
    URI address = URI.create("http://127.0.0.1:9/a.bin");
    try (var _ = open(address)) {
      assertThatThrownBy(() -> open(address))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("under way");
    }
  }

  @Test
  void whatIsDiscardedIsGone() throws IOException {
    try (var server = new FileServer((exchange, _) -> FileServer.serve(exchange, FILE, TAG));
        var download = open(server.address("a.bin"))) {
      download.run();
      download.discard();
    }
    try (var left = Files.list(folder)) {
      assertThat(left).isEmpty();
    }
  }

  private Downloaded run(URI address) throws IOException {
    try (var download = open(address)) {
      return download.run();
    }
  }

  private Downloader open(URI address) throws IOException {
    return Downloader.open(
        folder,
        address,
        QUICK,
        "Rekindle/test",
        new DownloadListener() {
          @Override
          public void progress(long doneBytes, long wholeBytes) {
            assertThat(doneBytes).isPositive();
          }

          @Override
          public void resumed(long doneBytes) {
            heard.add("resumed");
          }

          @Override
          public void brokeOff(String why, Duration pause) {
            heard.add(why);
          }
        });
  }

  private static void sendOn(com.sun.net.httpserver.HttpExchange exchange, String location)
      throws IOException {
    exchange.getResponseHeaders().set("Location", location);
    exchange.sendResponseHeaders(302, -1);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private static byte[] noise(int sizeBytes) {
    var bytes = new byte[sizeBytes];
    new Random(sizeBytes).nextBytes(bytes);
    return bytes;
  }
}
