package rekindle.station.page;

import java.util.ArrayList;
import java.util.List;
import rekindle.firmware.Display;
import rekindle.firmware.Wrap;

/// A phone's display, drawn as it breaks its texts: a grid of characters.
///
/// @param rows from the top, as many as the display has
/// @param cursorRow where the block stands; below 0: it does not
/// @param guess whether the text is not documented
/// @param read what a screen reader says
public record DisplayView(
    int columns, List<String> rows, int cursorRow, int cursorColumn, boolean guess, String read) {
  private static final int CELL_WIDTH = 6;
  private static final int CELL_HEIGHT = 12;
  private static final int EDGE = 8;

  public DisplayView {
    rows = List.copyOf(rows);
  }

  /// A message.
  static DisplayView message(Display display, String text, boolean guess) {
    List<String> rows = Wrap.of(text, display.columns()).texts();
    return new DisplayView(
        display.columns(), onGlass(rows, display), -1, -1, guess, text.replace('\n', ' '));
  }

  /// A question, with what is typed below it and the block behind that.
  static DisplayView entry(Display display, String question, String typed, boolean guess) {
    var rows = new ArrayList<>(Wrap.of(question, display.columns()).texts());
    rows.addAll(Wrap.of(typed, display.columns()).texts());
    int gone = Math.max(0, rows.size() - display.lines());
    return new DisplayView(
        display.columns(),
        onGlass(rows, display),
        rows.size() - 1 - gone,
        Math.min(rows.getLast().length(), display.columns() - 1),
        guess,
        (question + " " + typed).strip());
  }

  /// As on the phone: what needs more rows than there are scrolls.
  private static List<String> onGlass(List<String> rows, Display display) {
    var visible =
        new ArrayList<>(rows.subList(Math.max(0, rows.size() - display.lines()), rows.size()));
    while (visible.size() < display.lines()) {
      visible.add("");
    }
    return visible;
  }

  /// How large to draw it: `small`, `middle`, `large`.
  public String extent() {
    return columns <= 24 ? "small" : columns <= 44 ? "middle" : "large";
  }

  public String viewBox() {
    return "0 0 %d %d"
        .formatted(columns * CELL_WIDTH + 2 * EDGE, rows.size() * CELL_HEIGHT + 2 * EDGE);
  }

  public int left(int column) {
    return EDGE + column * CELL_WIDTH;
  }

  public int width(String row) {
    return row.length() * CELL_WIDTH;
  }

  public int top(int row) {
    return EDGE + row * CELL_HEIGHT;
  }

  public int baseline(int row) {
    return top(row) + CELL_HEIGHT - 3;
  }
}
