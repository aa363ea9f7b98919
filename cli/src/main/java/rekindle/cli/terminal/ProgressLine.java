package rekindle.cli.terminal;

import java.io.PrintStream;
import java.time.Duration;

/// One line on a terminal that is drawn over itself while a transfer runs, and erased at its end.
/// Where `err` is no terminal it draws nothing, so that logs stay readable.
public final class ProgressLine implements AutoCloseable {
  private static final long REDRAW_NANOS = Duration.ofMillis(100).toNanos();
  private static final String ERASE_LINE = "\r\u001b[K";

  private final PrintStream err;
  private final boolean visible;
  private final int columns;
  private final String name;
  private final long startedNanos = System.nanoTime();
  private long drawnNanos = startedNanos - REDRAW_NANOS;

  /// A line about the transfer of `name`.
  public ProgressLine(Console console, String name) {
    err = console.err();
    visible = console.errIsTerminal();
    columns = console.columns();
    this.name = name;
  }

  /// Says how far it is; draws at most ten times a second.
  ///
  /// @param wholeBytes below 0 where nobody knows
  public void show(long doneBytes, long wholeBytes) {
    long now = System.nanoTime();
    if (visible && now - drawnNanos >= REDRAW_NANOS) {
      drawnNanos = now;
      Duration elapsed = Duration.ofNanos(now - startedNanos);
      err.print(ERASE_LINE + Bar.transfer(name, doneBytes, wholeBytes, elapsed, columns));
      err.flush();
    }
  }

  /// Takes the line away, so that something else can be said; the next [#show] draws it again.
  public void erase() {
    if (visible) {
      err.print(ERASE_LINE);
      err.flush();
    }
  }

  @Override
  public void close() {
    erase();
  }
}
