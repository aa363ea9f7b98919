package rekindle.firmware;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A sentence for a person in every [Language], with places left open for numbers and names.
///
/// A place is a word in braces: `{phone}`, `{server}`, `{mask}`, `{gateway}` (the four numbers that
/// are typed on the phone, see [AddressField]), `{name}` (the recovery name), `{protocol}` and
/// `{key}` (the protocol that is picked, and the key that picks it).
///
/// @param en English
/// @param de German
public record Phrase(String en, String de) {
  private static final Pattern PLACE = Pattern.compile("\\{([a-z]+)}");
  private static final Set<String> KNOWN_PLACES =
      Set.of("phone", "server", "mask", "gateway", "name", "protocol", "key");

  public Phrase {
    if (en.isBlank() || de.isBlank()) {
      throw new IllegalArgumentException("a phrase needs English and German");
    }
    if (!places(en).equals(places(de))) {
      throw new IllegalArgumentException(
          "English leaves " + places(en) + " open, German leaves " + places(de) + " open");
    }
    if (!KNOWN_PLACES.containsAll(places(en))) {
      throw new IllegalArgumentException(
          "only " + new TreeSet<>(KNOWN_PLACES) + " may be left open, not " + places(en));
    }
  }

  /// The sentence with its places still open.
  public String in(Language language) {
    return switch (language) {
      case EN -> en;
      case DE -> de;
    };
  }

  /// The sentence with its places filled.
  ///
  /// @param values by place without braces; a place that is missing here stays open
  public String in(Language language, Map<String, String> values) {
    Function<MatchResult, String> fill =
        place -> Matcher.quoteReplacement(values.getOrDefault(place.group(1), place.group()));
    return PLACE.matcher(in(language)).replaceAll(fill);
  }

  private static Set<String> places(String text) {
    if (text.indexOf('{') < 0) {
      return Set.of();
    }
    var places = new TreeSet<String>();
    PLACE.matcher(text).results().forEach(place -> places.add(place.group(1)));
    return places;
  }
}
