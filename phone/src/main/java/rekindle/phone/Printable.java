package rekindle.phone;

/// Text from the network made fit for a display.
final class Printable {
  private static final int MOST_CHARACTERS = 80;

  private Printable() {}

  /// Control characters become blanks, and what is too long is cut.
  static String of(String text) {
    String clean =
        text.codePoints()
            .map(c -> Character.isISOControl(c) || !Character.isDefined(c) ? ' ' : c)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString()
            .strip();
    return clean.length() <= MOST_CHARACTERS ? clean : clean.substring(0, MOST_CHARACTERS);
  }
}
