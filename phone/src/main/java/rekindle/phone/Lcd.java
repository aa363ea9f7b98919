package rekindle.phone;

import java.util.ArrayList;
import java.util.List;
import rekindle.firmware.Display;
import rekindle.firmware.Wrap;

/// Lays texts out on the phone's glass. A line feed in a text begins a new row.
///
/// A text that needs more rows than the glass has scrolls as a terminal does: its last rows stay
/// (inferred: the texts are documented, how a two-line display breaks them is not).
record Lcd(Display display) {
  Screen dark() {
    return screen(List.of(), Cursor.HIDDEN, "", "");
  }

  Screen message(String text) {
    return screen(rows(text), Cursor.HIDDEN, text, text);
  }

  /// A text with the block on one of its characters.
  Screen pointingAt(int position, String text) {
    Wrap wrap = Wrap.of(text, display.columns());
    int row = wrap.rowOf(position);
    int column = position - wrap.rows().get(row).start();
    return screen(wrap.texts(), onGlass(row, column), text, text);
  }

  /// A question, and below it what is being typed with the block behind it.
  Screen entry(String question, String typed) {
    var rows = new ArrayList<>(rows(question));
    rows.addAll(rows(typed));
    Cursor cursor = onGlass(rows.size() - 1, rows.getLast().length());
    return screen(rows, cursor, question, (question + " " + typed).strip());
  }

  /// Messages one below the other; the screen says the newest.
  ///
  /// @param lines at least one
  /// @param title what the newest message was at first
  Screen log(List<String> lines, String title) {
    var rows = new ArrayList<String>();
    lines.forEach(line -> rows.addAll(rows(line)));
    return screen(rows, Cursor.HIDDEN, title, lines.getLast());
  }

  /// Behind a full row the block stays on its last character.
  private Cursor onGlass(int row, int column) {
    return new Cursor(row, Math.min(column, display.columns() - 1));
  }

  /// A text as one line.
  private static String read(String text) {
    return text.replace('\n', ' ');
  }

  private List<String> rows(String text) {
    return Wrap.of(text, display.columns()).texts();
  }

  private Screen screen(List<String> rows, Cursor cursor, String title, String text) {
    int gone = Math.max(0, rows.size() - display.lines());
    var visible = new ArrayList<>(rows.subList(gone, rows.size()));
    while (visible.size() < display.lines()) {
      visible.add("");
    }
    boolean shown = cursor.visible() && cursor.line() >= gone;
    Cursor moved = shown ? new Cursor(cursor.line() - gone, cursor.column()) : Cursor.HIDDEN;
    return new Screen(display.columns(), visible, moved, read(title), read(text));
  }
}
