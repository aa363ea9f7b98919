package rekindle.cli.download;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// Closes a stream on which nothing has come for too long, so that whoever reads it wakes up with
/// an exception. (The JDK's HTTP client times the beginning of an answer, not its body.)
final class StallGuard implements AutoCloseable {
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("stall-guard").factory());
  private final InputStream guarded;
  private final long patienceNanos;
  private volatile long lastByteNanos = System.nanoTime();
  private volatile boolean struck;

  StallGuard(InputStream guarded, Duration patience) {
    this.guarded = guarded;
    this.patienceNanos = patience.toNanos();
    long step = Math.max(1, patienceNanos / 4);
    var _ = clock.scheduleWithFixedDelay(this::look, step, step, TimeUnit.NANOSECONDS);
  }

  /// Bytes have come.
  void fed() {
    lastByteNanos = System.nanoTime();
  }

  /// Whether it closed the stream.
  boolean struck() {
    return struck;
  }

  @Override
  public void close() {
    clock.shutdownNow();
  }

  private void look() {
    if (System.nanoTime() - lastByteNanos > patienceNanos) {
      struck = true;
      try {
        guarded.close();
      } catch (IOException _) {
        // It is being given up; the reader hears of it.
      }
    }
  }
}
