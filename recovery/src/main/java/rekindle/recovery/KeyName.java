package rekindle.recovery;

import java.util.Set;
import java.util.stream.Collectors;
import rekindle.firmware.Key;
import rekindle.firmware.Language;

/// What a guide calls a key.
final class KeyName {

  private KeyName() {}

  /// A name for "any one of these keys".
  static String of(Set<Key> keys, Language language) {
    if (keys.equals(Key.DIGITS)) {
      return switch (language) {
        case EN -> "any number key";
        case DE -> "eine beliebige Zifferntaste";
      };
    }
    return keys.stream()
        .sorted()
        .map(key -> of(key, language))
        .collect(Collectors.joining(language == Language.EN ? " or " : " oder "));
  }

  static String of(Key key, Language language) {
    return switch (language) {
      case EN -> key.label();
      case DE -> german(key);
    };
  }

  private static String german(Key key) {
    return switch (key) {
      case UP -> "Pfeil nach oben";
      case DOWN -> "Pfeil nach unten";
      case LEFT -> "Pfeil nach links";
      case RIGHT -> "Pfeil nach rechts";
      case SOFT_1, SOFT_2, SOFT_3, SOFT_4 -> key.label().replace("soft key", "Softkey");
      case STAR, HASH, OK, CANCEL -> key.label();
      case DIGIT_0,
          DIGIT_1,
          DIGIT_2,
          DIGIT_3,
          DIGIT_4,
          DIGIT_5,
          DIGIT_6,
          DIGIT_7,
          DIGIT_8,
          DIGIT_9 ->
          key.label();
    };
  }
}
