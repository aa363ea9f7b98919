package rekindle.station.page;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/// The query of an address, in the order in which it is written. Empty values are left out.
record Query(Map<String, String> values) {
  static final Query NONE = new Query(Map.of());

  Query with(String name, String value) {
    var more = new LinkedHashMap<>(values);
    more.put(name, value);
    return new Query(more);
  }

  /// `a=1&b=2`; empty where nothing is asked.
  @Override
  public String toString() {
    return values.entrySet().stream()
        .filter(entry -> !entry.getValue().isEmpty())
        .map(entry -> encoded(entry.getKey()) + "=" + encoded(entry.getValue()))
        .collect(Collectors.joining("&"));
  }

  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
