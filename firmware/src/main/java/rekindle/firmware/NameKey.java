package rekindle.firmware;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What is left of a file name when everything is taken away in which two spellings of one name may
/// differ; two names with equal keys are the same name.
///
/// Boot loaders and their users ask for `/snom320.bin`, `\SNOM320.BIN`, `./snom320.bin`,
/// `tftp://10.0.0.1/snom320.bin`, or add a byte 0xFF, a blank or a carriage return at the end
/// (netboot.xyz issue 1198). All of them mean `snom320.bin`. A key is only ever looked up in a map;
/// it is never part of a path, so `..` needs no care here and finds nothing.
///
/// @param text lower-case, segments parted by single `/`, none of them `.`; empty if nothing is
///   left
public record NameKey(String text) {
  private static final int MAX_NAME_LENGTH = 255;
  private static final Pattern SCHEME_AND_HOST =
      Pattern.compile("^(tftp|https?|ftp):/+[^/]*", Pattern.CASE_INSENSITIVE);

  public NameKey {
    if (!text.equals(fold(text))) {
      throw new IllegalArgumentException("not a folded name: " + text);
    }
  }

  /// The key of a name as it was asked for or published. Total, and stable: the key of a key's text
  /// is the key itself.
  public static NameKey of(String asked) {
    String before = asked;
    String after = fold(before);
    while (!after.equals(before)) {
      before = after;
      after = fold(before);
    }
    return new NameKey(after);
  }

  /// Why nothing can be published under this name; empty: something can. A name has 1 to 255
  /// characters, none of them a control character, and leaves something after folding.
  public static Optional<Notice> refusal(String name) {
    boolean usable =
        !of(name).isEmpty()
            && name.length() <= MAX_NAME_LENGTH
            && name.chars().noneMatch(Character::isISOControl);
    return usable
        ? Optional.empty()
        : Optional.of(
            new Notice(
                "\"%s\" cannot be a published name.".formatted(name.strip()),
                "Nothing was changed.",
                "choose 1 to %d visible characters, such as snom320.bin"
                    .formatted(MAX_NAME_LENGTH)));
  }

  public boolean isEmpty() {
    return text.isEmpty();
  }

  private static String fold(String name) {
    if (isPlain(name)) {
      return name;
    }
    String slashed = name.replace('\\', '/');
    String local = SCHEME_AND_HOST.matcher(slashed).replaceFirst("");
    String plain =
        Arrays.stream(local.split("/"))
            .filter(segment -> !segment.isEmpty() && !segment.equals("."))
            .collect(Collectors.joining("/"));
    return trimmed(plain).toLowerCase(Locale.ROOT);
  }

  /// Whether nothing in it can be folded, as in nearly every name that a phone sends.
  private static boolean isPlain(String name) {
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (!isLetterOrDigit(c) && c != '-' && c != '_' && c != '.') {
        return false;
      }
    }
    return !name.equals(".");
  }

  private static boolean isLetterOrDigit(char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
  }

  private static String trimmed(String name) {
    int start = 0;
    int end = name.length();
    while (start < end && isPadding(name.charAt(start))) {
      start++;
    }
    while (end > start && isPadding(name.charAt(end - 1))) {
      end--;
    }
    return name.substring(start, end);
  }

  // 0xFF is U+00FF when a name is read as ISO-8859-1, and U+FFFD when it is read as UTF-8.
  private static boolean isPadding(char character) {
    return character <= ' ' || character == '\u00FF' || character == '\uFFFD';
  }
}
