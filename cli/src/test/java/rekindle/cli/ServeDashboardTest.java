package rekindle.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import rekindle.station.dashboard.Dashboard;
import rekindle.station.dashboard.DashboardOptions;
import rekindle.station.dashboard.Routes;

/// `serve` and its dashboard.
@Timeout(60)
class ServeDashboardTest {
  private static final int STREAMS = 50;
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  @TempDir Path data;

  @Test
  void theReadyLineSaysWhereTheDashboardIs() throws Exception {
    RunningStation station = RunningStation.start("--data", data);

    HttpResponse<String> health = get(station.dashboard() + "api/v1/health");
    int exitCode = station.stop();

    assertThat(health.statusCode()).isEqualTo(200);
    assertThat(health.body()).contains("\"status\":\"up\"");
    assertThat(station.log()).doesNotContain("token");
    assertThat(exitCode).isZero();
  }

  @Test
  void aPortThatWasNamedAndIsInUseEndsTheCommand() throws Exception {
    try (var taken = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      Captured captured = Captured.inAPipe();

      int exitCode =
          captured.run(
              "serve",
              "--data",
              data,
              "--bind",
              "127.0.0.1",
              "--tftp-port",
              0,
              "--http-port",
              0,
              "--ftp-port",
              0,
              "--dashboard-port",
              taken.getLocalPort());

      assertThat(exitCode).isEqualTo(1);
      assertThat(captured.err())
          .contains(
              "Cannot open TCP port %d for the dashboard: another program has it."
                  .formatted(taken.getLocalPort()),
              "Next: name another port with --dashboard-port");
      assertThat(captured.out()).isEmpty();
    }
  }

  @Test
  void theUsualPortGivesWayToAnyOther() throws Exception {
    Captured captured = Captured.inAPipe();
    try (var taken = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      var usual = new UsualPort(taken.getLocalPort());

      usual.open(captured);

      assertThat(captured.err())
          .contains(
              "Cannot open TCP port 8069 for the dashboard",
              "The dashboard is at http://127.0.0.1:",
              "phones are not affected");
    }
  }

  @Test
  void fiftyOpenStreamsDoNotKeepItFromStopping() throws Exception {
    RunningStation station = RunningStation.start("--data", data);
    List<InputStream> streams = new ArrayList<>();
    for (int i = 0; i < STREAMS; i++) {
      streams.add(stream(station.dashboard() + "api/v1/events?after=0"));
    }
    for (InputStream stream : streams) {
      assertThat(new String(stream.readNBytes(6), StandardCharsets.UTF_8)).isEqualTo("retry:");
    }

    long beforeNanos = System.nanoTime();
    int exitCode = station.stop();

    assertThat(exitCode).isZero();
    assertThat(Duration.ofNanos(System.nanoTime() - beforeNanos)).isLessThan(Duration.ofSeconds(5));
  }

  private static HttpResponse<String> get(String url) throws Exception {
    return CLIENT.send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofString());
  }

  private static InputStream stream(String url) throws Exception {
    CompletableFuture<HttpResponse<InputStream>> answer =
        CLIENT.sendAsync(
            HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofInputStream());
    return answer.get().body();
  }

  /// The usual port is one that another program has for certain.
  private record UsualPort(int taken) {
    void open(Captured captured) throws Exception {
      DashboardPort port = new DashboardPort(captured.console(), List.of(), Optional.empty());
      try (var dashboard =
          port.open(
              options ->
                  Dashboard.open(
                      options.port() == 0 ? options : DashboardOptions.loopback(taken),
                      new Routes()))) {
        assertThat(dashboard.addresses()).isNotEmpty();
      }
    }
  }
}
