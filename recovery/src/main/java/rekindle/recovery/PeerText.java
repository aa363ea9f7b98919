package rekindle.recovery;

/// Texts that a stranger on the network chose: file names, error texts. Hostile until shown
/// otherwise.
public final class PeerText {

  private static final String CUT = "…";

  private PeerText() {}

  /// `text` as it may be written to a terminal or a log: control characters, line ends and
  /// characters that turn the writing direction become `\u001b` and the like.
  public static String printable(String text) {
    var shown = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            c -> {
              if (isInvisible(c)) {
                shown.append("\\u%04x".formatted(c));
              } else {
                shown.appendCodePoint(c);
              }
            });
    return shown.toString();
  }

  /// `name` where it may stand in a command that a person copies into a shell; otherwise `NAME`.
  static String inCommand(String name) {
    return name.matches("[A-Za-z0-9_][A-Za-z0-9._/-]*") ? name : "NAME";
  }

  /// `text`, ended by an ellipsis where it was longer than `maxLength` characters.
  ///
  /// Half a surrogate pair becomes U+FFFD: UTF-8 cannot hold it, and an event must read back equal
  /// to what was written.
  static String of(String text, int maxLength) {
    String cut = text.length() <= maxLength ? text : text.substring(0, maxLength - 1) + CUT;
    if (!hasSurrogates(cut)) {
      return cut;
    }
    var whole = new StringBuilder(cut.length());
    cut.codePoints().forEach(c -> whole.appendCodePoint(isHalf(c) ? 0xFFFD : c));
    return whole.toString();
  }

  private static boolean hasSurrogates(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isHalf(int codePoint) {
    return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
  }

  private static boolean isInvisible(int codePoint) {
    int type = Character.getType(codePoint);
    return Character.isISOControl(codePoint)
        || type == Character.FORMAT
        || type == Character.LINE_SEPARATOR
        || type == Character.PARAGRAPH_SEPARATOR;
  }
}
