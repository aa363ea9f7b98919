package rekindle.trials.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import rekindle.station.Serving;

/// A thousand recoveries in the journal, a hundred running, many who watch.
@ExtendWith(Chromium.class)
class CrowdTest {
  private static final int LIVE = 100;
  private static final int STREAMS = 50;
  private static final double WINDOW_SECONDS = 6;

  @TempDir static Path data;
  private static Bench bench;
  private static final List<Socket> PHONES = new ArrayList<>();
  private static final CountDownLatch OVER = new CountDownLatch(1);

  @BeforeAll
  static void open() throws IOException {
    bench =
        Bench.open(data, Serving.ALL, journal -> Past.write(journal, 1_000), options -> options);
    bench.publish("snom870", 20_000_000);
    for (int phone = 1; phone <= LIVE; phone++) {
      PHONES.add(fetching("127.0.1." + phone));
    }
    Thread.ofVirtual().start(CrowdTest::trickle);
  }

  @AfterAll
  static void close() throws Exception {
    OVER.countDown();
    for (Socket phone : PHONES) {
      phone.close();
    }
    bench.close();
  }

  @Test
  void thePageStaysQuickAndCostsTheStationLittle(Browser chromium) throws Exception {
    var _ = load();
    double alone = load();
    try (BrowserContext context = chromium.newContext()) {
      Page page = context.newPage();
      page.navigate(bench.at("/phones"));
      assertThat(page.locator(".row .bar")).hasCount(LIVE);
      var _ = load(); // Java warms up.
      double watched = load();
      double longestMillis = ((Number) page.evaluate(LONGEST_PAUSE)).doubleValue();
      System.out.printf(
          "%d live, one browser: %.2f %% of a core for it (%.2f %% in all), longest pause %.0f"
              + " ms%n",
          LIVE, watched - alone, watched, longestMillis);

      assertThat(watched - alone).as("per cent of a core for one browser").isLessThan(25);
      assertThat(longestMillis).as("longest time without a frame").isLessThan(1_000);
    }
  }

  /// How long the page did not draw while numbers moved.
  private static final String LONGEST_PAUSE =
      """
      () => new Promise(done => {
        let last = performance.now(), longest = 0, end = last + 3000;
        (function frame(now) {
          longest = Math.max(longest, now - last);
          last = now;
          now < end ? requestAnimationFrame(frame) : done(longest);
        })(last);
      })
      """;

  @Test
  void fiftyStreamsAreFine() throws Exception {
    var streams = new ArrayList<Socket>();
    try {
      int port = java.net.URI.create(bench.at("/")).getPort();
      // An address may have twenty; this is what a whole workshop looks like.
      for (int watcher = 0; watcher < STREAMS; watcher++) {
        Socket stream = new Socket();
        stream.bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.2." + (watcher + 1)), 0));
        stream.connect(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port));
        stream.setSoTimeout(20_000);
        ask(stream, "/live?after=0&lang=de", "Host: 127.0.0.1:" + port);
        streams.add(stream);
      }
      for (Socket stream : streams) {
        assertThat(until(stream.getInputStream(), "event: moving")).isTrue();
      }
    } finally {
      for (Socket stream : streams) {
        stream.close();
      }
    }
  }

  /// Per cent of one core that this process uses over a while; nobody else works in it.
  private static double load() throws InterruptedException {
    var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    long before = system.getProcessCpuTime();
    boolean ended = OVER.await((long) (WINDOW_SECONDS * 1_000), TimeUnit.MILLISECONDS);
    assertThat(ended).isFalse();
    return (system.getProcessCpuTime() - before) / 1e9 / WINDOW_SECONDS * 100;
  }

  /// A phone that has asked and takes its time.
  private static Socket fetching(String from) throws IOException {
    var phone = new Socket();
    phone.setReceiveBufferSize(8_192);
    phone.bind(new InetSocketAddress(InetAddress.ofLiteral(from), 0));
    phone.connect(bench.station().httpAddresses().getFirst());
    ask(phone, "/snom870-r.bin", "Host: station");
    assertThat(phone.getInputStream().readNBytes(1_024)).hasSize(1_024);
    return phone;
  }

  /// The phones take a little now and then, so that their numbers move.
  private static void trickle() {
    try {
      while (!OVER.await(250, TimeUnit.MILLISECONDS)) {
        for (Socket phone : PHONES) {
          phone.getInputStream().readNBytes(20_000);
        }
      }
    } catch (IOException | InterruptedException ended) {
      // The trial is over.
      Thread.currentThread().interrupt();
    }
  }

  private static void ask(Socket socket, String path, String field) throws IOException {
    String request = "GET %s HTTP/1.1\r\n%s\r\n\r\n".formatted(path, field);
    socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
  }

  private static boolean until(InputStream stream, String words) throws IOException {
    var seen = new StringBuilder();
    byte[] piece = new byte[8_192];
    for (int got = stream.read(piece); got >= 0; got = stream.read(piece)) {
      seen.append(new String(piece, 0, got, StandardCharsets.UTF_8));
      if (seen.indexOf(words) >= 0) {
        return true;
      }
    }
    return false;
  }
}
