package rekindle.cli.terminal;

import java.io.PrintStream;
import java.util.List;

/// Lines at the bottom of a terminal that are drawn over themselves, while other lines scroll by
/// above them. Where the stream is no terminal there is no panel, only the other lines.
///
/// Safe for several threads.
public final class LivePanel implements AutoCloseable {
  private final PrintStream stream;
  private final boolean visible;
  private List<String> shown = List.of();

  private LivePanel(PrintStream stream, boolean visible) {
    this.stream = stream;
    this.visible = visible;
  }

  /// A panel beside logs and messages.
  public static LivePanel onErr(Console console) {
    return new LivePanel(console.err(), console.errIsTerminal());
  }

  /// A panel where the report itself is read.
  public static LivePanel onOut(Console console) {
    return new LivePanel(console.out(), console.outIsTerminal());
  }

  /// Whether there is a panel at all.
  public boolean visible() {
    return visible;
  }

  /// A line that stays, above the panel.
  public synchronized void println(String line) {
    erase();
    stream.println(line);
    draw();
  }

  /// What the panel shows from now on. Lines longer than the terminal would break the drawing, so
  /// the caller cuts them.
  public synchronized void show(List<String> lines) {
    if (visible && !lines.equals(shown)) {
      erase();
      shown = List.copyOf(lines);
      draw();
    }
  }

  @Override
  public synchronized void close() {
    erase();
    shown = List.of();
    stream.flush();
  }

  private void erase() {
    if (!shown.isEmpty()) {
      stream.print("\u001b[%dA\r\u001b[J".formatted(shown.size()));
    }
  }

  private void draw() {
    if (!shown.isEmpty()) {
      stream.print(String.join("\n", shown) + "\n");
    }
    stream.flush();
  }
}
