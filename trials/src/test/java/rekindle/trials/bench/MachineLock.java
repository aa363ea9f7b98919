package rekindle.trials.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// The machine for oneself while something is measured, where several people work on it: an
/// exclusive `flock` on a file, held for a turn of 40 s and the measurement begun in it.
final class MachineLock implements AutoCloseable {
  private static final long TURN_NANOS = Duration.ofSeconds(40).toNanos();

  private final String file;

  /// Holds the lock until its input ends, and so also if we should die.
  private Optional<Process> holder = Optional.empty();

  private long sinceNanos;

  /// @param file empty for no lock
  MachineLock(String file) {
    this.file = file;
  }

  /// Waits for a turn, unless one is still going on.
  void take() throws IOException {
    if (holder.isPresent() && System.nanoTime() - sinceNanos > TURN_NANOS) {
      close();
    }
    if (holder.isEmpty() && !file.isEmpty()) {
      Process process =
          new ProcessBuilder(List.of("flock", "-x", file, "sh", "-c", "echo held; cat")).start();
      BufferedReader output = process.inputReader();
      if (!"held".equals(output.readLine())) {
        throw new IOException("cannot lock " + file);
      }
      holder = Optional.of(process);
      sinceNanos = System.nanoTime();
    }
  }

  @Override
  public void close() throws IOException {
    if (holder.isPresent()) {
      holder.get().getOutputStream().close();
      try {
        holder.get().waitFor();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      holder = Optional.empty();
    }
  }
}
