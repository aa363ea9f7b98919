package rekindle.trials.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rekindle.trials.Debian;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// That the benchmark works, on loads so small that no figure means anything.
class BenchmarkTest {
  @TempDir Path folder;

  @Test
  void everyServerSendsTheRightBytesInEveryScenarioThatItKnows() throws IOException {
    Path json = folder.resolve("result.json");

    Ran ran = benchmark("--smoke", "--json", json.toString());

    assertThat(ran.exitCode()).as(ran.progress()).isZero();
    JsonNode result = new JsonMapper().readTree(json.toFile());
    assertThat(result.get("machine").get("kernel").asString()).startsWith("Linux");
    assertThat(result.get("measurements")).hasSize(9 * 3);
    for (JsonNode one : result.get("measurements")) {
      boolean windows = one.get("scenario").asString().matches("c16|c64|e1000w");
      boolean refused = windows && one.get("server").asString().equals("tftpd-hpa");
      JsonNode load = one.get("load");
      assertThat(load.get("done").asInt())
          .as(one.toString())
          .isEqualTo(refused ? 0 : load.get("transfers").asInt());
      assertThat(load.get("wrong").asInt()).as(one.toString()).isZero();
    }
    assertThat(ran.output()).contains("| scenario | server    | done ");
  }

  @Test
  void aPhonesPortIsMadeAndRemovedAgain() throws IOException {
    Debian.rootOnLinux();

    Ran ran = benchmark("--smoke", "--scenario", "n16", "--servers", "null");

    assertThat(ran.exitCode()).as(ran.progress()).isZero();
    assertThat(ran.output()).contains("1 of 1");
    String id = "rkb" + ProcessHandle.current().pid();
    assertThat(Path.of("/run/netns", id + "s")).doesNotExist();
    assertThat(Path.of("/run/netns", id + "c")).doesNotExist();
  }

  @Test
  void aMistakeOnTheCommandLineShowsTheOptions() throws IOException {
    Ran ran = benchmark("--scenario", "z");

    assertThat(ran.exitCode()).isEqualTo(2);
    assertThat(ran.progress()).startsWith("no scenario z").contains("--rounds N");
  }

  private static Ran benchmark(String... arguments) throws IOException {
    var output = new ByteArrayOutputStream();
    var progress = new ByteArrayOutputStream();
    int exitCode =
        Benchmark.run(
            new PrintStream(output, true, StandardCharsets.UTF_8),
            new PrintStream(progress, true, StandardCharsets.UTF_8),
            arguments);
    return new Ran(
        exitCode,
        output.toString(StandardCharsets.UTF_8),
        progress.toString(StandardCharsets.UTF_8));
  }

  private record Ran(int exitCode, String output, String progress) {}
}
