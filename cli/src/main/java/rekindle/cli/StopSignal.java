package rekindle.cli;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// SIGTERM or Ctrl-C, as something to wait for. To be closed last, when all else is.
///
/// To end on a signal is a station's ordinary way, so the exit code is 0. Java would end with 128
/// plus the number of the signal, hence the halt.
///
/// ```
/// signal --> within() is true --> the caller closes everything --> close() --> exit code 0
///        +--> 5 s later, whatever is still open -----------------------------> exit code 1
/// ```
///
/// An interrupt of the waiting thread counts as a signal, too, but ends no process.
final class StopSignal implements AutoCloseable {
  private static final Duration CLOSING = Duration.ofSeconds(5);

  private final CountDownLatch asked = new CountDownLatch(1);
  private final CountDownLatch done = new CountDownLatch(1);
  private final Thread hook = new Thread(this::stop, "stop");

  private StopSignal() {}

  static StopSignal listen() {
    StopSignal signal = deaf();
    signal.begin();
    return signal;
  }

  /// One that does not listen before it is told to [#begin].
  static StopSignal deaf() {
    return new StopSignal();
  }

  /// From now on a signal ends no process at once.
  void begin() {
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /// Waits.
  ///
  /// @return whether the signal has come; false after `time`
  boolean within(Duration time) {
    try {
      return asked.await(time.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException _) {
      asked.countDown();
      return true;
    }
  }

  @Override
  public void close() {
    done.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException _) {
      // The signal has come; the hook ends the process.
    }
  }

  private void stop() {
    asked.countDown();
    boolean closed = false;
    try {
      closed = done.await(CLOSING.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException _) {
      // Then it has not been closed in time.
    }
    Runtime.getRuntime().halt(closed ? 0 : 1);
  }
}
