package rekindle.cli.browser;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import rekindle.firmware.Key;

/// The words that keys have in addresses: `digit-5`, `star`, `ok`, `soft-4`.
final class KeyWord {
  private KeyWord() {}

  static String of(Key key) {
    return key.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// The key of a word, or of the digit, `*` or `#` that is printed on it; empty if there is none.
  static Optional<Key> read(String word) {
    return word.length() == 1
        ? Key.carrying(word.charAt(0))
        : Stream.of(Key.values()).filter(key -> of(key).equals(word)).findFirst();
  }
}
