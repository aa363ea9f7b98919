package rekindle.firmware;

import java.util.ArrayList;
import java.util.List;

/// A text broken into rows of a display: at its line feeds, at blanks where it can, inside a word
/// where it must.
///
/// @param rows from the top
public record Wrap(List<Row> rows) {
  /// One row and where it starts in the text.
  public record Row(int start, String text) {}

  /// Breaks a text.
  ///
  /// @param columns of the display, at least 1
  public static Wrap of(String text, int columns) {
    var rows = new ArrayList<Row>();
    int start = 0;
    do {
      int end = endOfRow(text, start, columns);
      rows.add(new Row(start, text.substring(start, end).stripTrailing()));
      start = behindBreak(text, end);
    } while (start < text.length());
    return new Wrap(List.copyOf(rows));
  }

  /// What stands in each row.
  public List<String> texts() {
    return rows.stream().map(Row::text).toList();
  }

  /// The index of the row that shows the character at this place; the last row for the text's end.
  public int rowOf(int position) {
    int row = rows.size() - 1;
    while (row > 0 && rows.get(row).start() > position) {
      row--;
    }
    return row;
  }

  /// Where the next row starts: a break takes one line feed, or any number of blanks.
  private static int behindBreak(String text, int end) {
    int start = end;
    while (start < text.length() && text.charAt(start) == ' ') {
      start++;
    }
    return start < text.length() && text.charAt(start) == '\n' ? start + 1 : start;
  }

  private static int endOfRow(String text, int start, int columns) {
    int feed = text.indexOf('\n', start);
    int end = feed < 0 ? text.length() : feed;
    if (end - start <= columns) {
      return end;
    }
    int blank = text.lastIndexOf(' ', start + columns);
    return blank > start ? blank : start + columns;
  }
}
