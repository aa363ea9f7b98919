package rekindle.station.dashboard;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A path with places in braces.
record Pattern(String text) {
  Pattern {
    if (!text.startsWith("/")) {
      throw new IllegalArgumentException(text + " is no path");
    }
  }

  /// What stands in the places; empty where the path does not fit.
  Optional<Map<String, String>> match(List<String> segments) {
    List<String> own = List.of(text.substring(1).split("/", -1));
    if (own.size() != segments.size()) {
      return Optional.empty();
    }
    var places = new HashMap<String, String>();
    for (int i = 0; i < own.size(); i++) {
      String word = own.get(i);
      if (isPlace(word)) {
        places.put(word.substring(1, word.length() - 1), segments.get(i));
      } else if (!word.equals(segments.get(i))) {
        return Optional.empty();
      }
    }
    return Optional.of(places);
  }

  /// How many segments are left open.
  long places() {
    return List.of(text.split("/", -1)).stream().filter(Pattern::isPlace).count();
  }

  private static boolean isPlace(String word) {
    return word.startsWith("{") && word.endsWith("}");
  }
}
