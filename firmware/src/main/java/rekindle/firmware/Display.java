package rekindle.firmware;

/// The size of a phone's display in characters; nothing by nothing for a device without one.
///
/// @param columns characters a line, at least 1
/// @param lines lines, at least 1
public record Display(int columns, int lines) {
  /// What a device without a display has.
  public static final Display NONE = new Display(0, 0);

  public Display {
    boolean none = columns == 0 && lines == 0;
    if (!none && (columns < 1 || lines < 1)) {
      throw new IllegalArgumentException("a display of " + columns + " x " + lines);
    }
  }
}
