package rekindle.phone;

import java.util.List;

/// What the phone shows at one moment: the glass as a person sees it, and what it says as one line.
///
/// @param columns characters of a row
/// @param rows exactly the display's lines from the top, each at most `columns` characters, not
///   padded
/// @param cursor the block, inside the glass or hidden
/// @param title what stays the same while a person types or a countdown runs; the screen's name in
///   lists
/// @param text all that the screen says, unwrapped; longer than the glass when that had to scroll
public record Screen(int columns, List<String> rows, Cursor cursor, String title, String text) {
  public Screen {
    rows = List.copyOf(rows);
    for (String row : rows) {
      if (row.length() > columns) {
        throw new IllegalArgumentException("\"" + row + "\" is wider than " + columns);
      }
    }
    if (cursor.line() >= rows.size() || cursor.column() >= columns) {
      throw new IllegalArgumentException(cursor + " is off the glass");
    }
  }

  public int lines() {
    return rows.size();
  }

  /// Whether this text stands on the screen, however it was wrapped; letter case matters.
  public boolean says(String wanted) {
    return text.contains(wanted);
  }

  /// Whether nothing is shown: the phone is off, or starting.
  public boolean dark() {
    return text.isEmpty();
  }
}
