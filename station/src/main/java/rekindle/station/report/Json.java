package rekindle.station.report;

import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// Reports as JSON. Records become objects with their components in order.
public final class Json {
  private Json() {}

  /// On many lines, for reports that people read, too.
  public static String pretty(Object report) {
    return JsonMapper.builder()
        .enable(SerializationFeature.INDENT_OUTPUT)
        .build()
        .writeValueAsString(report);
  }

  /// On one line.
  public static String line(Object report) {
    return JsonMapper.builder().build().writeValueAsString(report);
  }
}
