package rekindle.phone;

/// Where the display's block stands.
///
/// @param line from 0; -1 when there is no cursor
/// @param column from 0; -1 when there is no cursor
public record Cursor(int line, int column) {
  public static final Cursor HIDDEN = new Cursor(-1, -1);

  public Cursor {
    if (line < -1 || column < -1 || (line == -1) != (column == -1)) {
      throw new IllegalArgumentException("no cursor at line " + line + ", column " + column);
    }
  }

  public boolean visible() {
    return line >= 0;
  }
}
