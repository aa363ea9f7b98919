package rekindle.station;

/// Makes texts from the network fit for a log and a terminal.
public final class Quoted {
  private Quoted() {}

  /// The text in quotation marks; whatever a terminal would obey, or a reader could not see,
  /// becomes an escape such as `\u001b`.
  public static String of(String fromTheNetwork) {
    var quoted = new StringBuilder(fromTheNetwork.length() + 2).append('"');
    for (int i = 0; i < fromTheNetwork.length(); i++) {
      char c = fromTheNetwork.charAt(i);
      if (c == '"' || c == '\\') {
        quoted.append('\\').append(c);
      } else if (isSeen(c)) {
        quoted.append(c);
      } else {
        quoted.append("\\u%04x".formatted((int) c));
      }
    }
    return quoted.append('"').toString();
  }

  private static boolean isSeen(char c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }
}
