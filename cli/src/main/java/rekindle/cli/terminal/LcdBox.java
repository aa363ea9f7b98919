package rekindle.cli.terminal;

import java.util.ArrayList;
import java.util.List;

/// Draws text in a frame, as a phone's display looks.
public final class LcdBox {
  private LcdBox() {}

  /// The frame with the rows in it.
  ///
  /// @param rows what stands there, each at most `columns` wide
  /// @param columns characters a row
  /// @param boxes whether the terminal shows box-drawing characters
  public static List<String> lines(List<String> rows, int columns, boolean boxes) {
    String side = boxes ? "│" : "|";
    var lines = new ArrayList<String>();
    lines.add(edge(columns, boxes ? "┌─┐" : "+-+"));
    rows.forEach(row -> lines.add(side + row + " ".repeat(columns - row.length()) + side));
    lines.add(edge(columns, boxes ? "└─┘" : "+-+"));
    return lines;
  }

  private static String edge(int columns, String characters) {
    return characters.charAt(0) + characters.substring(1, 2).repeat(columns) + characters.charAt(2);
  }
}
