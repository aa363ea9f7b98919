package rekindle.recovery;

import java.util.Arrays;
import java.util.Locale;
import rekindle.firmware.Language;

/// A finished text for a person in every language; unlike a [rekindle.firmware.Phrase] it leaves no
/// place open and may quote anything, even a file name full of braces.
///
/// @param en English
/// @param de German
public record Wording(String en, String de) {

  static final Wording NONE = new Wording("", "");

  public String in(Language language) {
    return switch (language) {
      case EN -> en;
      case DE -> de;
    };
  }

  /// This text with its places filled as by [String#format], numbers in the manner of the language.
  ///
  /// @param values as many as there are places; those that are wordings speak the same language
  Wording with(Object... values) {
    return new Wording(
        String.format(Locale.ENGLISH, en, spoken(Language.EN, values)),
        String.format(Locale.GERMAN, de, spoken(Language.DE, values)));
  }

  /// This text, then the other one, as one paragraph.
  Wording and(Wording other) {
    return new Wording((en + " " + other.en).strip(), (de + " " + other.de).strip());
  }

  private static Object[] spoken(Language language, Object... values) {
    return Arrays.stream(values)
        .map(value -> value instanceof Wording wording ? wording.in(language) : value)
        .toArray();
  }
}
