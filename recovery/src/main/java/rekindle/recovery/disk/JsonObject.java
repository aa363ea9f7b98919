package rekindle.recovery.disk;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/// A JSON object whose members are texts, whole numbers, or objects of texts.
///
/// Members of any other kind are left out: an event has none, and what a newer version added is not
/// for us.
final class JsonObject {

  private final Map<String, Object> members;

  private JsonObject(Map<String, Object> members) {
    this.members = members;
  }

  /// @throws JacksonException if `text` is not JSON
  /// @throws IllegalArgumentException if it is JSON, but no object
  static JsonObject of(JsonFactory factory, String text) {
    try (JsonParser json = factory.createParser(ObjectReadContext.empty(), text)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        throw new IllegalArgumentException("not a JSON object");
      }
      return new JsonObject(members(json));
    }
  }

  /// @throws IllegalArgumentException if there is no such text
  String text(String member) {
    return textIfAny(member).orElseThrow(() -> missing("text", member));
  }

  /// Empty if there is no such text.
  Optional<String> textIfAny(String member) {
    return members.get(member) instanceof String text ? Optional.of(text) : Optional.empty();
  }

  /// @throws IllegalArgumentException if there is no such number
  long number(String member) {
    if (members.get(member) instanceof Long number) {
      return number;
    }
    throw missing("whole number", member);
  }

  /// The texts of a member object, in its order.
  ///
  /// @throws IllegalArgumentException if there is no such object
  Map<String, String> texts(String member) {
    if (members.get(member) instanceof JsonObject inner) {
      var texts = new LinkedHashMap<String, String>();
      inner.members.keySet().forEach(key -> texts.put(key, inner.text(key)));
      return texts;
    }
    throw missing("object", member);
  }

  private static Map<String, Object> members(JsonParser json) {
    var members = new LinkedHashMap<String, Object>();
    while (json.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = json.currentName();
      Object value = value(json);
      if (value != null) {
        members.put(name, value);
      }
    }
    return members;
  }

  private static @Nullable Object value(JsonParser json) {
    return switch (json.nextToken()) {
      case VALUE_STRING -> json.getString();
      case VALUE_NUMBER_INT -> json.getLongValue();
      case START_OBJECT -> new JsonObject(members(json));
      case START_ARRAY -> {
        json.skipChildren();
        yield null;
      }
      case null, default -> null;
    };
  }

  private static IllegalArgumentException missing(String kind, String member) {
    return new IllegalArgumentException("the " + kind + " '" + member + "' is missing");
  }
}
