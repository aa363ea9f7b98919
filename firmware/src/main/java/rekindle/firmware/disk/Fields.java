package rekindle.firmware.disk;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The fields of one JSON object, each read once; a field that nobody reads is a mistake in the
/// file, mostly a misspelt name.
final class Fields {
  private final Map<String, Json> unread;
  private final int line;

  /// Turns a JSON value into something else.
  @FunctionalInterface
  interface Reader<T> {
    T read(Json json) throws JsonFault;
  }

  private Fields(Json json) throws JsonFault {
    this.unread = new LinkedHashMap<>(Json.membersOf(json));
    this.line = json.line();
  }

  /// Reads a whole object.
  ///
  /// @throws JsonFault if it is none, if `reader` throws one or an `IllegalArgumentException`, or
  ///   if `reader` leaves a field unread
  static <T> T read(Json json, ObjectReader<T> reader) throws JsonFault {
    var fields = new Fields(json);
    T value;
    try {
      value = reader.read(fields);
    } catch (IllegalArgumentException refused) {
      throw new JsonFault(fields.line, String.valueOf(refused.getMessage()));
    }
    for (Map.Entry<String, Json> field : fields.unread.entrySet()) {
      throw new JsonFault(field.getValue().line(), "unknown field \"" + field.getKey() + "\"");
    }
    return value;
  }

  /// Turns the fields of an object into something else.
  @FunctionalInterface
  interface ObjectReader<T> {
    T read(Fields fields) throws JsonFault;
  }

  <T> T get(String name, Reader<T> reader) throws JsonFault {
    Json json = taken(name);
    if (json == null) {
      throw new JsonFault(line, "\"" + name + "\" is missing");
    }
    return reader.read(json);
  }

  <T> T getOr(String name, T otherwise, Reader<T> reader) throws JsonFault {
    Json json = taken(name);
    return json == null ? otherwise : reader.read(json);
  }

  String text(String name) throws JsonFault {
    return get(name, Fields::textOf);
  }

  long number(String name) throws JsonFault {
    return get(name, Fields::numberOf);
  }

  boolean flag(String name) throws JsonFault {
    return get(
        name,
        json -> {
          if (json instanceof Json.Flag(boolean value, _)) {
            return value;
          }
          throw wrongKind("true or false", json);
        });
  }

  <T> T object(String name, ObjectReader<T> reader) throws JsonFault {
    return get(name, json -> read(json, reader));
  }

  <T> List<T> list(String name, Reader<T> reader) throws JsonFault {
    return get(name, json -> listOf(json, reader));
  }

  /// A mistake of this object as a whole.
  JsonFault fault(String reason) {
    return new JsonFault(line, reason);
  }

  static String textOf(Json json) throws JsonFault {
    if (json instanceof Json.Text(String value, _)) {
      return value;
    }
    throw wrongKind("a text", json);
  }

  static long numberOf(Json json) throws JsonFault {
    if (json instanceof Json.Whole(long value, _)) {
      return value;
    }
    throw wrongKind("a number", json);
  }

  static <T> List<T> listOf(Json json, Reader<T> reader) throws JsonFault {
    if (!(json instanceof Json.Elements(List<Json> values, _))) {
      throw wrongKind("a list", json);
    }
    var list = new ArrayList<T>();
    for (Json value : values) {
      list.add(reader.read(value));
    }
    return list;
  }

  private @Nullable Json taken(String name) {
    return unread.remove(name);
  }

  private static JsonFault wrongKind(String wanted, Json found) {
    return new JsonFault(found.line(), wanted + " belongs here, not " + Json.kindOf(found));
  }
}
