package rekindle.firmware.disk;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/// A JSON value that knows the line it starts on, so that a mistake in a file that people edit can
/// be shown where it is. Only what our files need: no fractions, no `null`.
sealed interface Json {
  /// The line in the file, from 1.
  int line();

  record Members(SequencedMap<String, Json> byName, int line) implements Json {}

  record Elements(List<Json> values, int line) implements Json {}

  record Text(String value, int line) implements Json {}

  record Whole(long value, int line) implements Json {}

  record Flag(boolean value, int line) implements Json {}

  /// Reads one value that is all of `bytes`.
  ///
  /// @param bytes UTF-8
  /// @throws JsonFault if they are not such a value
  static Json parse(byte[] bytes) throws JsonFault {
    try (JsonParser parser = new JsonFactory().createParser(ObjectReadContext.empty(), bytes)) {
      parser.nextToken();
      Json value = read(parser);
      if (parser.nextToken() != null) {
        throw new JsonFault(lineOf(parser), "there is something after the end");
      }
      return value;
    } catch (JacksonException malformed) {
      var place = malformed.getLocation();
      throw new JsonFault(place == null ? 1 : place.getLineNr(), malformed.getOriginalMessage());
    }
  }

  private static Json read(JsonParser parser) throws JsonFault {
    int line = lineOf(parser);
    JsonToken token = parser.currentToken();
    if (token == null) {
      throw new JsonFault(line, "the file ends too early");
    }
    return switch (token) {
      case START_OBJECT -> new Members(members(parser), line);
      case START_ARRAY -> new Elements(elements(parser), line);
      case VALUE_STRING -> new Text(parser.getString(), line);
      case VALUE_NUMBER_INT -> new Whole(parser.getLongValue(), line);
      case VALUE_TRUE -> new Flag(true, line);
      case VALUE_FALSE -> new Flag(false, line);
      case VALUE_NUMBER_FLOAT -> throw new JsonFault(line, "numbers are whole numbers here");
      case VALUE_NULL -> throw new JsonFault(line, "null is not used; leave the field out");
      case END_OBJECT, END_ARRAY, PROPERTY_NAME, VALUE_EMBEDDED_OBJECT, NOT_AVAILABLE ->
          throw new JsonFault(line, "a value is missing");
    };
  }

  private static SequencedMap<String, Json> members(JsonParser parser) throws JsonFault {
    var members = new LinkedHashMap<String, Json>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      int line = lineOf(parser);
      parser.nextToken();
      if (members.put(name, read(parser)) != null) {
        throw new JsonFault(line, "\"" + name + "\" stands here a second time");
      }
    }
    return members;
  }

  private static List<Json> elements(JsonParser parser) throws JsonFault {
    var elements = new ArrayList<Json>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      elements.add(read(parser));
    }
    return elements;
  }

  private static int lineOf(JsonParser parser) {
    return Math.max(1, parser.currentTokenLocation().getLineNr());
  }

  /// What kind of value it is, for messages.
  static String kindOf(Json json) {
    return switch (json) {
      case Members _ -> "an object";
      case Elements _ -> "a list";
      case Text _ -> "a text";
      case Whole _ -> "a number";
      case Flag _ -> "true or false";
    };
  }

  /// The members of an object, by name.
  static Map<String, Json> membersOf(Json json) throws JsonFault {
    if (json instanceof Members(var byName, _)) {
      return byName;
    }
    throw new JsonFault(json.line(), "an object belongs here, not " + kindOf(json));
  }
}
