package rekindle.trials.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Purity alone does not keep files small; a size check does.
class FileSizeTest {
  private static final int LONGEST_FILE_LINES = 300;
  private static final int LONGEST_TEST_LINES = 400;
  private static final List<String> FORBIDDEN_ENDINGS =
      List.of("Manager", "Helper", "Helpers", "Util", "Utils", "Impl", "Base");

  @Test
  void noFileIsTooLongToHoldInTheHead() throws IOException {
    List<String> tooLong =
        javaFiles()
            .filter(file -> lines(file) > longest(file) && !saysWhy(file))
            .map(file -> file + ": " + lines(file) + " lines")
            .toList();

    assertThat(tooLong).isEmpty();
  }

  @Test
  void noTypeHidesBehindAWordThatSaysNothing() throws IOException {
    List<String> empty =
        javaFiles()
            .map(file -> file.getFileName().toString().replace(".java", ""))
            .filter(name -> FORBIDDEN_ENDINGS.stream().anyMatch(name::endsWith))
            .toList();

    assertThat(empty).isEmpty();
  }

  /// A longer file says in its class doc why it is long.
  private static boolean saysWhy(Path file) {
    try {
      return Files.readString(file).replaceAll("\\s*/// ?", " ").contains("file is long because");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int longest(Path file) {
    return file.toString().contains("/src/test/") ? LONGEST_TEST_LINES : LONGEST_FILE_LINES;
  }

  private static long lines(Path file) {
    try (Stream<String> lines = Files.lines(file)) {
      return lines.count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<Path> javaFiles() throws IOException {
    Path root = Path.of("..").toAbsolutePath().normalize();
    try (Stream<Path> all = Files.walk(root)) {
      return all
          .filter(file -> file.toString().endsWith(".java"))
          .filter(file -> !file.toString().contains("/target/"))
          .toList()
          .stream();
    }
  }
}
