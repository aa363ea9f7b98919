package rekindle.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// A directory that is gone when the work is done, or when the process ends before that.
final class ScratchDirectory implements AutoCloseable {
  private final Path path;
  private final Thread hook = new Thread(this::delete, "scratch");

  private ScratchDirectory(Path path) {
    this.path = path;
  }

  static ScratchDirectory make() throws IOException {
    var scratch = new ScratchDirectory(Files.createTempDirectory("rekindle-demo"));
    Runtime.getRuntime().addShutdownHook(scratch.hook);
    return scratch;
  }

  Path path() {
    return path;
  }

  @Override
  public void close() {
    delete();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException _) {
      // The process is ending; the hook runs and finds nothing left.
    }
  }

  private void delete() {
    try (Stream<Path> files = Files.walk(path)) {
      List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
      for (Path file : deepestFirst) {
        Files.deleteIfExists(file);
      }
    } catch (IOException | UncheckedIOException _) {
      // The system empties its folder of temporary files itself.
    }
  }
}
