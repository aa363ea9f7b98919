package rekindle.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import rekindle.cli.terminal.Console;

/// A console whose output a test reads.
public final class Captured {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final Console console;

  private Captured(boolean terminal, String typed) {
    console =
        new Console(
            new ByteArrayInputStream(typed.getBytes(StandardCharsets.UTF_8)),
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            terminal,
            terminal,
            terminal,
            Map.of());
  }

  /// As in a script.
  public static Captured inAPipe() {
    return new Captured(false, "");
  }

  /// As in front of a person.
  public static Captured onATerminal() {
    return new Captured(true, "");
  }

  /// As in front of a person who has typed this already.
  public static Captured onATerminal(String typed) {
    return new Captured(true, typed);
  }

  public Console console() {
    return console;
  }

  public String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  byte[] outBytes() {
    return out.toByteArray();
  }

  /// Waits for the first line on `out`.
  ///
  /// @param writer the thread that will print it, or end without
  /// @return the line with its end, or what there is if the thread ended
  String firstLine(Thread writer) throws InterruptedException {
    while (writer.isAlive() && out().indexOf('\n') < 0) {
      writer.join(Duration.ofMillis(10));
    }
    return out();
  }

  public String err() {
    return err.toString(StandardCharsets.UTF_8);
  }

  /// Runs a command to its end.
  int run(Object... arguments) {
    String[] words = new String[arguments.length];
    for (int i = 0; i < words.length; i++) {
      words[i] = String.valueOf(arguments[i]);
    }
    return Main.run(console, words);
  }
}
