package rekindle.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import rekindle.cli.terminal.Console;

/// Answers what people ask first, without the option parser: it would take five times as long. The
/// text is the parser's own, kept as a file; a test compares the two.
final class QuickHelp {
  static final String FILE = "help.txt";

  private QuickHelp() {}

  /// Whether the arguments ask for nothing but the examples or the help; if so, they are printed.
  static boolean answers(Console console, String... args) {
    if (args.length == 0) {
      Rekindle.printExamples(console);
      return true;
    }
    if (args.length == 1 && (args[0].equals("--help") || args[0].equals("-h"))) {
      print(console);
      return true;
    }
    return false;
  }

  private static void print(Console console) {
    try (InputStream text =
        Objects.requireNonNull(QuickHelp.class.getResourceAsStream(FILE), FILE)) {
      text.transferTo(console.out());
      console.out().flush();
    } catch (IOException trouble) {
      throw new UncheckedIOException(trouble);
    }
  }
}
