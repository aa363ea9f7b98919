package rekindle.trials.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rekindle.trials.Program;
import rekindle.trials.StationProcess;

/// What makes a start quick, without a clock: classes come from the start-up cache (ADR 0031).
class QuickStartTest {
  private static final int ALL_THAT_MAY_BE_MISSING = 10;

  @TempDir Path folder;

  @Test
  void theStationsClassesComeFromTheStartCache() throws IOException {
    assumeTrue(
        Arrays.stream(Program.rekindleCommand(List.of()))
            .anyMatch(word -> word.startsWith("-XX:AOTCache=")),
        "the trials run from folders of classes, for which there is no cache");
    Path log = folder.resolve("classes");

    try (var station =
        StationProcess.startWith(List.of("-Xlog:class+load:file=" + log), folder.resolve("data"))) {
      List<String> loaded = Files.readAllLines(log);
      List<String> fromJars = matching(loaded, line -> line.contains(" source: file:"));

      assertThat(matching(loaded, line -> line.endsWith(" source: shared objects file")))
          .hasSizeGreaterThan(5_000);
      // Java keeps no class in its cache that is written in the form of Java 5, as picocli's are.
      assertThat(matching(fromJars, line -> !line.contains(" picocli.")))
          .hasSizeLessThan(ALL_THAT_MAY_BE_MISSING);
      assertThat(station.process().isAlive()).isTrue();
    }
  }

  private static List<String> matching(List<String> lines, Predicate<String> which) {
    return lines.stream().filter(which).toList();
  }
}
