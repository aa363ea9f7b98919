package rekindle.trials;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// Work that must be done by one test process at a time.
final class Alone {
  private static final Path LOCK = Path.of("target", "trials.lock");

  private Alone() {}

  /// Does it when nobody else does.
  static synchronized void run(Runnable work) {
    try (var file = FileChannel.open(LOCK, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock held = file.lock()) {
      if (held.isValid()) {
        work.run();
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
