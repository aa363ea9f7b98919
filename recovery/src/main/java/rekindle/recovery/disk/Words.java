package rekindle.recovery.disk;

import java.util.Locale;

/// Constants as words in a file: lower case, with hyphens. `EventJsonTest` fixes each of them.
final class Words {

  private Words() {}

  static String of(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// @throws IllegalArgumentException if `words` has no such constant
  static <E extends Enum<E>> E read(String word, Class<E> words) {
    for (E constant : words.getEnumConstants()) {
      if (of(constant).equals(word)) {
        return constant;
      }
    }
    throw new IllegalArgumentException(
        "'" + word + "' is no " + words.getSimpleName() + " that this version knows");
  }
}
