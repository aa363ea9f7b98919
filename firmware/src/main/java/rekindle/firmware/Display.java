package rekindle.firmware;

/// The size of a phone's display in characters.
///
/// @param columns characters a line, at least 1
/// @param lines lines, at least 1
public record Display(int columns, int lines) {
  public Display {
    if (columns < 1 || lines < 1) {
      throw new IllegalArgumentException("a display of " + columns + " x " + lines);
    }
  }
}
