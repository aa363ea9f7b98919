package rekindle.station.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import rekindle.station.desk.Guests;

/// The server itself, over real connections.
@Timeout(60)
class DashboardTest {
  private static final Patience IMPATIENT =
      new Patience(
          new Guests.Limits(10, 20, Duration.ofSeconds(1)),
          Duration.ofSeconds(1),
          Duration.ofMillis(1));

  private final CountDownLatch streamEnded = new CountDownLatch(1);
  private Dashboard dashboard;
  private Browser browser;

  @BeforeEach
  void open() throws Exception {
    Routes routes =
        new Routes()
            .get(
                "/things/{id}",
                asked ->
                    Given.text(
                        200,
                        "text/plain",
                        asked.parameter("id") + " " + asked.query("q").orElse("-")))
            .get("/things/all", _ -> Given.text(200, "text/plain", "all of them"))
            .post("/things", asked -> Given.text(201, "text/plain", asked.text()))
            .get("/broken", _ -> broken())
            .get("/endless", _ -> new Given.Stream(200, "text/plain", Map.of(), this::endless))
            .get("/stream", _ -> new Given.Stream(200, "text/plain", Map.of(), this::stream));
    dashboard =
        Dashboard.open(
            DashboardOptions.loopback(0), routes, new PlainFaces(), Optional.empty(), IMPATIENT);
    browser = new Browser(dashboard.base());
  }

  @AfterEach
  void close() {
    dashboard.close();
  }

  private static Given broken() {
    throw new IllegalStateException("secret of the house");
  }

  private void stream(OutputStream out) throws IOException, InterruptedException {
    out.write("first\n".getBytes(StandardCharsets.UTF_8));
    try {
      new CountDownLatch(1).await();
    } finally {
      streamEnded.countDown();
    }
  }

  private void endless(OutputStream out) throws IOException {
    try {
      while (true) {
        out.write(new byte[1 << 16]);
      }
    } finally {
      streamEnded.countDown();
    }
  }

  @Test
  void aPlaceInAPathTakesWhateverStandsThere() throws Exception {
    var answer = browser.get("/things/a%2Fb%20%C3%A4?q=1%2B1");

    assertThat(answer.body()).isEqualTo("a/b ä 1+1");
    assertThat(answer.headers().firstValue("content-length")).hasValue("10");
  }

  @Test
  void aWordOfTheRouteWinsOverAPlace() throws Exception {
    assertThat(browser.get("/things/all").body()).isEqualTo("all of them");
  }

  @Test
  void headAnswersLikeGetWithoutTheBody() throws Exception {
    var answer = browser.send("HEAD", "/things/all", "");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("content-length")).hasValue("11");
    assertThat(answer.body()).isEmpty();
  }

  @Test
  void aWrongMethodIsToldTheRightOnes() throws Exception {
    var answer = browser.send("DELETE", "/things/7", "");

    assertThat(answer.statusCode()).isEqualTo(405);
    assertThat(answer.headers().firstValue("allow")).hasValue("GET, HEAD");
    assertIsProblem(answer, 405);
  }

  @Test
  void whatIsNotThereIsAProblemInWords() throws Exception {
    assertIsProblem(browser.get("/nowhere"), 404);
  }

  @Test
  void ourOwnMistakesTellNothingOfTheHouse() throws Exception {
    var answer = browser.get("/broken");

    assertIsProblem(answer, 500);
    assertThat(answer.body()).doesNotContain("secret").doesNotContain("Exception");
  }

  @Test
  void aBodyPastTheLimitIsRefused() throws Exception {
    var answer = browser.send("POST", "/things", "x".repeat(65_537));

    assertIsProblem(answer, 413);
    assertThat(browser.send("POST", "/things", "x".repeat(65_536)).statusCode()).isEqualTo(201);
  }

  @Test
  void aHeaderPastTheLimitIsRefused() throws Exception {
    assertIsProblem(browser.get("/things/1", "X-Long", "x".repeat(20_000)), 431);
  }

  @Test
  void everyAnswerShieldsTheBrowser() throws Exception {
    for (String path : new String[] {"/things/1", "/nowhere", "/broken"}) {
      assertIsShielded(browser.get(path));
    }
    assertIsShielded(browser.get("/things/1", "X-Long", "x".repeat(20_000)));
    assertIsShielded(browser.get("/things/1", "Host", "evil.example"));
  }

  @Test
  void aStreamIsSentAtOnceAndEndsWithTheDashboard() throws Exception {
    try (var socket = new Socket(dashboard.addresses().getFirst().getAddress(), port())) {
      socket.setSoTimeout(20_000);
      ask(socket, "/stream");
      String head = until(socket.getInputStream(), "first\n");

      long beforeNanos = System.nanoTime();
      dashboard.close();

      assertThat(head).contains("200 OK");
      assertThat(streamEnded.await(10, TimeUnit.SECONDS)).isTrue();
      assertThat(Duration.ofNanos(System.nanoTime() - beforeNanos))
          .isLessThan(Duration.ofSeconds(4));
    }
  }

  @Test
  void aClientThatTakesNothingIsLetGo() throws Exception {
    try (var socket = new Socket()) {
      socket.setReceiveBufferSize(4_096);
      socket.setSoTimeout(30_000);
      socket.connect(dashboard.addresses().getFirst());
      ask(socket, "/endless");

      assertThat(streamEnded.await(20, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void aRequestThatNeverEndsIsShownOut() throws Exception {
    try (var socket = new Socket(dashboard.addresses().getFirst().getAddress(), port())) {
      socket.setSoTimeout(20_000);

      socket.getOutputStream().write("GET / HTTP/1.1\r\nHo".getBytes(StandardCharsets.US_ASCII));

      assertThat(socket.getInputStream().read()).isNegative();
    }
  }

  @Test
  void aBodyThatDripsIsGivenUp() throws Exception {
    try (var socket = new Socket(dashboard.addresses().getFirst().getAddress(), port())) {
      socket.setSoTimeout(20_000);
      OutputStream out = socket.getOutputStream();
      out.write(
          "POST /things HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000\r\n\r\n"
              .getBytes(StandardCharsets.US_ASCII));
      CompletableFuture<String> answer =
          CompletableFuture.supplyAsync(() -> untilQuietly(socket, "\"status\":408"));

      while (!answer.isDone()) {
        drip(out);
      }

      assertThat(answer.get()).contains("408");
    }
  }

  private static void drip(OutputStream out) {
    try {
      out.write('x');
      LockSupport.parkNanos(100_000_000);
    } catch (IOException _) {
      // The server had enough.
    }
  }

  private static String untilQuietly(Socket socket, String end) {
    try {
      return until(socket.getInputStream(), end);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private int port() {
    return dashboard.addresses().getFirst().getPort();
  }

  private void ask(Socket socket, String path) throws IOException {
    socket
        .getOutputStream()
        .write(
            "GET %s HTTP/1.1\r\nHost: localhost\r\n\r\n"
                .formatted(path)
                .getBytes(StandardCharsets.US_ASCII));
  }

  private static String until(InputStream in, String end) throws IOException {
    var text = new StringBuilder();
    while (text.indexOf(end) < 0) {
      int c = in.read();
      if (c < 0) {
        throw new AssertionError("the connection ended after: " + text);
      }
      text.append((char) c);
    }
    return text.toString();
  }

  private static void assertIsProblem(HttpResponse<String> answer, int status) {
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.headers().firstValue("content-type")).hasValue("application/problem+json");
    assertThat(answer.body()).contains("\"status\":" + status, "\"detail\":\"", "\"next\":\"");
  }

  private static void assertIsShielded(HttpResponse<String> answer) {
    assertThat(answer.headers().firstValue("content-security-policy").orElse(""))
        .startsWith("default-src 'none'; script-src 'self'; style-src 'self';")
        .contains("frame-ancestors 'none'")
        .doesNotContain("unsafe");
    assertThat(answer.headers().firstValue("x-content-type-options")).hasValue("nosniff");
    assertThat(answer.headers().firstValue("referrer-policy")).hasValue("no-referrer");
    assertThat(answer.headers().firstValue("x-frame-options")).hasValue("DENY");
    assertThat(answer.headers().firstValue("cache-control")).hasValue("no-store");
  }
}
