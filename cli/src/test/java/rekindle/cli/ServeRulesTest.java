package rekindle.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// `serve` obeys the rules in its data directory.
@Timeout(120)
class ServeRulesTest {
  private static final String RULE =
      "{\"rules\":[\n{\"who\":\"127.0.0.0/8\",\"verdict\":\"%s\",\"note\":\"by hand\"}]}";

  @TempDir Path folder;

  @Test
  void aRuleInTheDataDirectoryHolds() throws Exception {
    Path data = published(RULE.formatted("deny"));
    RunningStation station = RunningStation.start("--data", data);

    HttpResponse<String> got = get(station);
    station.stop();

    assertThat(got.statusCode()).isEqualTo(403);
    assertThat(got.body()).contains("A rule says no");
  }

  @Test
  void serveAskServesWhomARuleAllows() throws Exception {
    Path data = published(RULE.formatted("allow"));
    RunningStation station = RunningStation.start("--data", data, "--serve", "ask");

    HttpResponse<String> got = get(station);
    int exitCode = station.stop();

    assertThat(got.statusCode()).isEqualTo(200);
    assertThat(exitCode).isZero();
  }

  @Test
  void aBrokenFileOfRulesIsSaidWithItsLineAndNothingIsServed() throws Exception {
    Path data = published(RULE.formatted("perhaps"));
    Captured serve = Captured.inAPipe();

    int exitCode =
        serve.run(
            "serve",
            "--bind",
            "127.0.0.1",
            "--tftp-port",
            0,
            "--http-port",
            0,
            "--ftp-port",
            0,
            "--data",
            data);

    assertThat(exitCode).isEqualTo(1);
    assertThat(serve.out()).doesNotContain("ready");
    assertThat(serve.err())
        .contains("rules.json have a mistake in line 2: \"verdict\" is \"allow\", \"ask\" or")
        .contains("Next: mend that line");
  }

  private Path published(String rules) throws Exception {
    Path data = folder.resolve("data");
    Path image = folder.resolve("snom320.bin");
    Captured.inAPipe().run("image", "make", "snom320", "--out", image, "--size", 40_000);
    Captured.inAPipe().run("image", "add", image, "--data", data);
    Files.writeString(data.resolve("rules.json"), rules);
    return data;
  }

  private static HttpResponse<String> get(RunningStation station) throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      URI uri = URI.create("http://127.0.0.1:" + station.httpPort() + "/snom320.bin");
      return client.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
    }
  }
}
