package rekindle.cli.practice;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import rekindle.cli.terminal.Bar;
import rekindle.cli.terminal.LcdBox;
import rekindle.firmware.Key;
import rekindle.firmware.Model;
import rekindle.firmware.Step;
import rekindle.phone.Screen;
import rekindle.phone.ServerPorts;

/// Draws a phone: display, keypad, what it is doing, and which key of the keyboard does what. Pure.
///
/// @param model which phone
/// @param server where it will ask, as it is to be typed
/// @param ports where the server listens
/// @param boxes whether the terminal shows box-drawing characters
record PhonePicture(Model model, String server, ServerPorts ports, boolean boxes) {
  private static final int BAR_CELLS = 30;
  private static final int USUAL_ROWS = 6;
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

  /// The whole picture.
  ///
  /// @param hand what the person's hand does; empty: nothing
  List<String> lines(Screen screen, State state, String hand) {
    var lines = new ArrayList<String>();
    lines.add("Virtual %s; server %s: %s".formatted(model.id(), server, portsInWords()));
    lines.add(wayIn());
    glass(screen).forEach(row -> lines.add("   " + row));
    lines.addAll(
        List.of(
            "     [F1]   [F2]   [F3]   [F4]",
            "     [1]  [2]  [3]      [up]",
            "     [4]  [5]  [6]   [left] [right]",
            "     [7]  [8]  [9]     [down]",
            "     [*]  [0]  [#]    [X]   [OK]",
            "   " + activity(state),
            "   " + hand,
            "   Tab = \"next\" (%s), Enter = OK, Backspace = X, \".\" = the dot (%s),"
                .formatted(
                    model.keypad().next().value().label(), model.keypad().dot().value().label()),
            "   arrows and F1 to F4 as drawn, p = power plug, h = hold a key (h, then the",
            "   key; h again lets it go), q or Ctrl-C = pull the plug and leave"));
    return lines;
  }

  /// How its boot loader is entered: with the keys of this keyboard.
  private String wayIn() {
    Optional<Step.Hold> held =
        model.plainSteps().stream()
            .filter(Step.Hold.class::isInstance)
            .map(Step.Hold.class::cast)
            .findFirst();
    return held.map(
            step ->
                "Its rescue key is [%s], held for about %d s: p, h, %s, p, wait, h."
                    .formatted(
                        step.key().label(), step.about().toSeconds(), keyboardName(step.key())))
        .orElse("");
  }

  private static String keyboardName(Key key) {
    return switch (key) {
      case SOFT_1 -> "F1";
      case SOFT_2 -> "F2";
      case SOFT_3 -> "F3";
      case SOFT_4 -> "F4";
      default -> key.label();
    };
  }

  private String portsInWords() {
    return model.protocols().value().stream()
        .sorted()
        .map(
            protocol ->
                switch (protocol) {
                  case TFTP -> "TFTP " + ports.tftp();
                  case HTTP -> "HTTP " + ports.http();
                  case FTP -> "FTP " + ports.ftp();
                })
        .collect(Collectors.joining(", "));
  }

  /// The framed display; the place of the cursor is in reverse video.
  private List<String> glass(Screen screen) {
    List<String> rows = screen.rows().subList(0, rowsInUse(screen));
    var lines = new ArrayList<>(LcdBox.lines(rows, screen.columns(), boxes));
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

  /// A graphic display has more rows than its texts use, and a terminal often no more than 24.
  private static int rowsInUse(Screen screen) {
    int last = screen.cursor().visible() ? screen.cursor().line() : 0;
    for (int row = 0; row < screen.rows().size(); row++) {
      last = screen.rows().get(row).isBlank() ? last : Math.max(last, row);
    }
    return Math.min(screen.rows().size(), Math.max(last + 1, USUAL_ROWS));
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
