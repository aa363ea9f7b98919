package rekindle.cli.terminal;

import java.io.IOError;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jline.keymap.BindingReader;
import org.jline.keymap.KeyMap;
import org.jline.reader.EndOfFileException;
import org.jline.terminal.Attributes;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.Terminal.Signal;
import org.jline.terminal.TerminalBuilder;
import org.jline.utils.AttributedString;
import org.jline.utils.Display;
import org.jline.utils.InfoCmp.Capability;

/// A terminal as a whole: keys come in one by one, and the picture is drawn anew where it changed.
/// Whatever stood there before is there again when this is closed.
///
/// @param <K> what a key means
public final class KeyboardScreen<K> implements AutoCloseable {
  private static final String ESC = "\u001b";

  /// Names for keys that have no character of their own, to be used in bindings.
  public static final String TAB = "\t";

  public static final String ENTER = "\r";
  public static final String BACKSPACE = "\u007f";
  public static final String UP = ESC + "[A";
  public static final String DOWN = ESC + "[B";
  public static final String RIGHT = ESC + "[C";
  public static final String LEFT = ESC + "[D";
  public static final String CTRL_C = "\u0003";

  private final Terminal terminal;
  private final Attributes before;
  private final Display display;
  private final BlockingQueue<K> keys = new LinkedBlockingQueue<>();
  private volatile Size size;

  private KeyboardScreen(Terminal terminal) {
    this.terminal = terminal;
    before = terminal.enterRawMode();
    size = terminal.getSize();
    display = new Display(terminal, true);
    display.clear();
  }

  /// Takes over the terminal of this process.
  ///
  /// @param bindings what each key means, by the characters that a terminal sends for it
  /// @param interrupted what Ctrl-C means, and the end of the input
  /// @throws IOException if there is no terminal to take
  public static <K> KeyboardScreen<K> open(Map<String, K> bindings, K interrupted)
      throws IOException {
    Terminal terminal = TerminalBuilder.builder().system(true).nativeSignals(true).build();
    var screen = new KeyboardScreen<K>(terminal);
    terminal.handle(Signal.INT, _ -> screen.keys.add(interrupted));
    terminal.handle(Signal.WINCH, _ -> screen.size = terminal.getSize());
    terminal.puts(Capability.enter_ca_mode);
    // Applications of old terminals sent other characters for the arrows; this asks for those
    // above.
    terminal.puts(Capability.keypad_local);
    terminal.flush();
    var map = new KeyMap<K>();
    bindings.forEach((characters, meaning) -> map.bind(meaning, characters));
    map.bind(interrupted, CTRL_C);
    Thread.ofPlatform().daemon().name("keyboard").start(() -> screen.listen(map, interrupted));
    return screen;
  }

  /// The next key; empty if none was pressed within that time.
  public Optional<K> key(Duration within) {
    try {
      return Optional.ofNullable(keys.poll(within.toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  /// Shows these lines from the top; what does not fit is cut. Lines may hold the escapes that set
  /// attributes (ECMA-48 SGR).
  public void show(List<String> lines) {
    Size now = size;
    display.resize(now);
    display.update(
        lines.stream()
            .limit(now.getRows())
            .map(AttributedString::fromAnsi)
            .map(line -> line.columnSubSequence(0, now.getColumns()))
            .toList(),
        0);
    terminal.flush();
  }

  @Override
  public void close() throws IOException {
    terminal.puts(Capability.exit_ca_mode);
    terminal.flush();
    terminal.setAttributes(before);
    terminal.close();
  }

  private void listen(KeyMap<K> map, K interrupted) {
    var reader = new BindingReader(terminal.reader());
    try {
      K key = reader.readBinding(map);
      while (key != null) {
        keys.add(key);
        key = reader.readBinding(map);
      }
    } catch (IOError | EndOfFileException _) {
      // The terminal was closed while it was read.
    }
    keys.add(interrupted);
  }
}
