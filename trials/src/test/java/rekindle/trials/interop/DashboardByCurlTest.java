package rekindle.trials.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import rekindle.trials.Debian;
import rekindle.trials.Program;
import rekindle.trials.Ran;
import rekindle.trials.StationProcess;

/// What the dashboard's page can do, done by `curl` alone; and its numbers, read by the parser that
/// Prometheus' own Python library has.
@Timeout(300)
class DashboardByCurlTest {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final long LARGE_BYTES = 200L << 20;
  private static final String PARSE =
      "import sys; from prometheus_client.parser import text_string_to_metric_families as read;"
          + " print(len(list(read(open(sys.argv[1]).read()))))";

  @TempDir Path folder;

  @Test
  void anImageOf200MegabytesNeedsNoHeap() throws Exception {
    Path image = folder.resolve("large.bin");
    try (var file = new RandomAccessFile(image.toFile(), "rw")) {
      file.setLength(LARGE_BYTES);
    }
    try (StationProcess station =
        StationProcess.startWith(List.of("-Xmx40m"), folder.resolve("data"))) {
      String images = api(station) + "images";

      Ran added = curl("-T", image.toString(), "-X", "POST", images + "?as=large.bin");
      Ran list = curl(images);

      assertThat(added.output()).contains("\"sizeBytes\":" + LARGE_BYTES);
      assertThat(list.output()).contains("\"names\":[\"large.bin\"]");
      assertThat(station.log()).doesNotContain("OutOfMemory");
      assertThat(station.stop()).isZero();
    }
  }

  @Test
  void curlDoesWhatThePageDoes() throws Exception {
    Path image = folder.resolve("snom870.bin");
    assertThat(
            Program.rekindle(PATIENCE, "image", "make", "snom870", "--out", image.toString())
                .exitCode())
        .isZero();
    try (StationProcess station = StationProcess.start(folder.resolve("data"))) {
      String api = api(station);

      String added = curl("--data-binary", "@" + image, api + "images?publish=false").output();
      String sum = added.substring(added.indexOf("\"sha256\":\"") + 10).substring(0, 64);
      curl("-X", "POST", api + "images/" + sum + "/publish?model=snom870");
      curl("-o", "/dev/null", "http://127.0.0.1:" + station.port("http") + "/snom870-r.bin");
      Ran events = curl("-N", "-m", "3", "-H", "Last-Event-ID: 0", api + "events");
      String history = curl(api + "recoveries?format=csv").output();
      String removed = curl("-X", "DELETE", api + "images/" + sum).output();
      String restored = curl("-X", "POST", api + "images/" + sum + "/restore").output();
      String rules =
          curl(
                  "-X",
                  "PUT",
                  "-d",
                  "[{\"who\":\"10.0.0.0/8\",\"verdict\":\"deny\",\"note\":\"\"}]",
                  api + "rules")
              .output();

      assertThat(events.output())
          .contains("id: 1\n", "event: requested/1\n", "event: finished/1\n");
      assertThat(history).contains("snom870-r.bin").contains("complete");
      assertThat(removed).contains("\"imageRemoved\":true");
      assertThat(restored).contains("snom870-r.bin");
      assertThat(rules).contains("10.0.0.0/8");
    }
  }

  @Test
  void aScrapersOwnParserReadsTheMetrics() {
    Debian.file(
        "/usr/lib/python3/dist-packages/prometheus_client/parser.py", "python3-prometheus-client");
    String python = Debian.program("python3", "python3");
    Path text = folder.resolve("metrics.txt");
    try (StationProcess station = StationProcess.start(folder.resolve("data"))) {
      curl("-o", text.toString(), "http://127.0.0.1:" + station.port("dashboard") + "/metrics");

      Ran parsed = Program.run(PATIENCE, python, "-c", PARSE, text.toString());

      assertThat(parsed.errors()).isEmpty();
      assertThat(parsed.output()).isEqualTo("10\n");
    }
  }

  private static String api(StationProcess station) {
    return "http://127.0.0.1:" + station.port("dashboard") + "/api/v1/";
  }

  private static Ran curl(String... arguments) {
    String[] command = new String[arguments.length + 2];
    command[0] = Debian.program("curl", "curl");
    command[1] = "-sS";
    System.arraycopy(arguments, 0, command, 2, arguments.length);
    return Program.run(PATIENCE, command);
  }
}
