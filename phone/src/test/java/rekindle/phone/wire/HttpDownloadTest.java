package rekindle.phone.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rekindle.firmware.PracticeImage;
import rekindle.firmware.Protocol;
import rekindle.phone.Fetch;
import rekindle.phone.FetchNews;
import rekindle.phone.FetchNews.Reason;

@Timeout(value = 30, unit = TimeUnit.SECONDS)
class HttpDownloadTest {
  private static final ByteBuffer FILE = PracticeImage.make("tiny1", 300_001, "1", 1).bytes();

  @Test
  void aFileIsFetchedWithItsSizeFirst() throws IOException {
    List<String> asked = Collections.synchronizedList(new ArrayList<>());
    HttpServer server = HttpServer.create(new InetSocketAddress(ScriptedServer.LOOPBACK, 0), 0);
    server.createContext(
        "/",
        exchange -> {
          asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
          asked.addAll(exchange.getRequestHeaders().get("User-Agent"));
          exchange.sendResponseHeaders(200, FILE.limit());
          exchange.getResponseBody().write(bytesOf(FILE));
          exchange.close();
        });
    server.start();

    Told told = Told.by(download(server.getAddress(), ScriptedServer.LOOPBACK));
    server.stop(0);

    assertThat(asked).containsExactly("GET /snom870-r.bin", "Wget");
    assertThat(told.others()).isEqualTo(Told.aWholeFileOf(FILE.limit()));
    assertThat(told.file()).isEqualTo(FILE);
  }

  @Test
  void thePhoneSpeaksFromTheAddressThatItWasGiven() throws Exception {
    List<InetAddress> peers = Collections.synchronizedList(new ArrayList<>());
    try (var server =
        ScriptedServer.start(
            peer -> {
              peers.add(peer.socket.getInetAddress());
              peer.say("HTTP/1.0 404 Not Found");
              peer.say("");
            })) {
      Told.by(download(server.address(), InetAddress.ofLiteral("127.0.0.2")));
    }

    assertThat(peers).containsExactly(InetAddress.ofLiteral("127.0.0.2"));
  }

  @Test
  void aServerOfHttp10ThatNamesNoSizeWillDo() throws IOException {
    Told told =
        answered(
            peer -> {
              peer.hearHead();
              peer.say("HTTP/1.0 200 OK");
              peer.say("");
              peer.say("all of it");
            });

    assertThat(told.others())
        .containsExactly(new FetchNews.Started(OptionalLong.empty()), new FetchNews.Done());
    assertThat(told.file().limit()).isEqualTo("all of it\r\n".length());
  }

  @ParameterizedTest
  @CsvSource({
    "404 Not Found, NOT_FOUND",
    "410 Gone, NOT_FOUND",
    "403 Forbidden, NOT_FOUND",
    "500 Oops, SERVER_ERROR",
    "204 No Content, SERVER_ERROR",
  })
  void anotherStatusIsAFailure(String status, Reason reason) throws IOException {
    Told told =
        answered(
            peer -> {
              peer.hearHead();
              peer.say("HTTP/1.1 " + status);
              peer.say("");
            });

    assertThat(told.others())
        .containsExactly(new FetchNews.Failed(reason, "HTTP status " + status.substring(0, 3)));
  }

  @Test
  void anAnswerThatMakesNoSenseIsTheServersError() throws IOException {
    Told told =
        answered(
            peer -> {
              peer.hearHead();
              peer.say("HTTP/1.1 200 OK");
              peer.say("Content-Length: abc");
              peer.say("");
            });

    assertThat(told.others())
        .singleElement()
        .isInstanceOfSatisfying(
            FetchNews.Failed.class,
            failed -> assertThat(failed.reason()).isEqualTo(Reason.SERVER_ERROR));
  }

  @Test
  void aFileThatBreaksOffIsToldWithWhatCame() throws IOException {
    Told told =
        answered(
            peer -> {
              peer.hearHead();
              peer.say("HTTP/1.1 200 OK");
              peer.say("Content-Length: 1000");
              peer.say("");
              peer.say("half");
            });

    assertThat(told.last()).isInstanceOf(FetchNews.Failed.class);
    assertThat(((FetchNews.Failed) told.last()).reason()).isEqualTo(Reason.BROKEN_OFF);
    assertThat(told.file().limit()).isEqualTo(6);
  }

  @Test
  void somethingElseThanHttpIsAServersError() throws IOException {
    Told told = answered(peer -> peer.say("220 mail ready"));

    assertThat(((FetchNews.Failed) told.last()).reason())
        .isIn(Reason.SERVER_ERROR, Reason.NO_ANSWER);
  }

  @Test
  void aRedirectIsFollowed() throws IOException {
    Told told =
        answered(
            peer -> {
              if (peer.hear().contains("/elsewhere")) {
                peer.hearHead();
                peer.say("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n");
                peer.say("");
              } else {
                peer.hearHead();
                peer.say("HTTP/1.1 302 Found\r\nLocation: /elsewhere\r\nContent-Length: 0\r\n");
              }
            });

    assertThat(told.others()).isEqualTo(Told.aWholeFileOf(2));
  }

  @Test
  void redirectsInACircleEnd() throws IOException {
    Told told =
        answered(
            peer -> {
              peer.hearHead();
              peer.say("HTTP/1.1 302 Found\r\nLocation: /x\r\nContent-Length: 0\r\n");
            });

    assertThat(told.last()).isInstanceOf(FetchNews.Failed.class);
  }

  @Test
  void aPortWhereNobodyListensIsNoAnswer() throws IOException {
    var gone = new InetSocketAddress(ScriptedServer.LOOPBACK, ScriptedServer.unusedPort());

    Told told = Told.by(download(gone, ScriptedServer.LOOPBACK));

    assertThat(((FetchNews.Failed) told.last()).reason()).isEqualTo(Reason.NO_ANSWER);
  }

  @Test
  void aCancelledDownloadLeavesASilentServer() throws Exception {
    var asked = new CountDownLatch(1);
    var left = new CountDownLatch(1);
    try (var server =
        ScriptedServer.start(
            peer -> {
              peer.hearHead();
              asked.countDown();
              peer.fallSilent();
              left.countDown();
            })) {
      FetchTask task = FetchTask.start(wanted(server.address()), ScriptedServer.LOOPBACK, () -> {});
      asked.await();

      task.cancel();

      assertThat(left.await(10, TimeUnit.SECONDS)).isTrue();
    }
  }

  private static byte[] bytesOf(ByteBuffer file) {
    byte[] bytes = new byte[file.limit()];
    file.get(0, bytes);
    return bytes;
  }

  private static Told answered(ScriptedServer.Play play) throws IOException {
    try (var server = ScriptedServer.start(play)) {
      return Told.by(download(server.address(), ScriptedServer.LOOPBACK));
    }
  }

  private static Download download(InetSocketAddress server, InetAddress from) {
    return new HttpDownload(wanted(server), from);
  }

  private static Fetch wanted(InetSocketAddress server) {
    return new Fetch(Protocol.HTTP, server, "snom870-r.bin");
  }
}
