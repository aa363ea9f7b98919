package rekindle.cli.practice;

import java.util.ArrayList;
import java.util.List;
import rekindle.cli.terminal.Bar;
import rekindle.cli.terminal.LcdBox;
import rekindle.firmware.Model;
import rekindle.phone.Screen;

/// Draws a phone: display, keypad, what it is doing, and which key of the keyboard does what. Pure.
///
/// @param model which phone
/// @param server where it will ask, as it is to be typed
/// @param port the server's port
/// @param boxes whether the terminal shows box-drawing characters
record PhonePicture(Model model, String server, int port, boolean boxes) {
  private static final int BAR_CELLS = 30;
  private static final String REVERSE = "\u001b[7m";
  private static final String PLAIN = "\u001b[0m";

  /// What the phone is doing besides what its display says.
  ///
  /// @param powered whether the plug is in
  /// @param loadedBytes of the image so far; 0 before the download
  /// @param flashDone of `flashPlanned` operations; both 0 before the flash is touched
  record State(boolean powered, long loadedBytes, int flashDone, int flashPlanned) {
    static final State OFF = new State(false, 0, 0, 0);
  }

  List<String> lines(Screen screen, State state) {
    var lines = new ArrayList<String>();
    lines.add("Virtual %s. The server is %s, port %d.".formatted(model.id(), server, port));
    lines.add("");
    glass(screen).forEach(row -> lines.add("   " + row));
    lines.addAll(
        List.of(
            "",
            "     [F1]   [F2]   [F3]   [F4]",
            "",
            "     [1]  [2]  [3]      [up]",
            "     [4]  [5]  [6]   [left] [right]",
            "     [7]  [8]  [9]     [down]",
            "     [*]  [0]  [#]    [X]   [OK]",
            "",
            "   " + activity(state),
            "",
            "   Tab = \"next\" (%s), Enter = OK, Backspace = X, \".\" = the dot (%s),"
                .formatted(
                    model.keypad().next().value().label(), model.keypad().dot().value().label()),
            "   arrows and F1 to F4 as drawn, p = power plug, q or Ctrl-C = pull the plug and"
                + " leave"));
    return lines;
  }

  /// The framed display; the place of the cursor is in reverse video.
  private List<String> glass(Screen screen) {
    var lines = new ArrayList<>(LcdBox.lines(screen.rows(), screen.columns(), boxes));
    if (screen.cursor().visible()) {
      int line = screen.cursor().line() + 1;
      int column = screen.cursor().column() + 1;
      String row = lines.get(line);
      lines.set(
          line,
          row.substring(0, column)
              + REVERSE
              + row.charAt(column)
              + PLAIN
              + row.substring(column + 1));
    }
    return lines;
  }

  private static String activity(State state) {
    if (!state.powered()) {
      return "The plug is out. Press p to put it in.";
    }
    if (state.flashPlanned() > 0) {
      return "flash  [%s] %d of %d operations"
          .formatted(
              Bar.cells(state.flashDone(), state.flashPlanned(), BAR_CELLS),
              state.flashDone(),
              state.flashPlanned());
    }
    return state.loadedBytes() > 0
        ? "loaded %,d bytes".formatted(state.loadedBytes())
        : "power is on";
  }
}
