package rekindle.cli.terminal;

import java.io.Console;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;

/// Finds out which of the standard streams is a terminal.
///
/// On Linux the kernel names the device behind each descriptor. A native `isatty` would cost every
/// start 50 ms, and `System.console()` answers for stdin and stdout together only; it is what is
/// left elsewhere.
final class Terminals {
  private Terminals() {}

  /// Columns of the terminal that this process was started from; empty if it does not tell.
  ///
  /// `stty` (POSIX) asks the terminal itself in a few milliseconds.
  static OptionalInt columns() {
    try {
      Process stty =
          new ProcessBuilder("stty", "size")
              .redirectInput(Path.of("/dev/tty").toFile())
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      String[] rowsAndColumns =
          new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII)
              .strip()
              .split(" ", 2);
      return OptionalInt.of(Integer.parseInt(rowsAndColumns[rowsAndColumns.length - 1]));
    } catch (IOException | NumberFormatException _) {
      return OptionalInt.empty();
    }
  }

  static boolean isTerminal(int descriptor) {
    Path link = Path.of("/proc/self/fd", Integer.toString(descriptor));
    if (!Files.isSymbolicLink(link)) {
      return Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent();
    }
    try {
      String device = Files.readSymbolicLink(link).toString();
      return device.startsWith("/dev/pts/")
          || device.startsWith("/dev/tty")
          || device.equals("/dev/console");
    } catch (IOException _) {
      return false;
    }
  }
}
