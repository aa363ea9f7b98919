package rekindle.station.disk;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import rekindle.station.desk.Rule;
import rekindle.station.desk.Rules;
import rekindle.tftp.Cidr;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultPrettyPrinter;

/// The rules as JSON:
///
/// ```
/// { "format": 1, "rules": [ { "who": "192.168.1.0/24", "verdict": "allow", "note": "workshop" } ] }
/// ```
final class RulesJson {
  private static final int FORMAT = 1;

  private final JsonParser parser;

  private RulesJson(JsonParser parser) {
    this.parser = parser;
  }

  static byte[] encode(List<Rule> rules) {
    var bytes = new ByteArrayOutputStream();
    try (JsonGenerator json = new JsonFactory().createGenerator(new Indented(), bytes)) {
      json.writeStartObject();
      json.writeNumberProperty("format", FORMAT);
      json.writeName("rules").writeStartArray();
      for (Rule rule : rules) {
        json.writeStartObject();
        json.writeStringProperty("who", rule.who().toString());
        json.writeStringProperty("verdict", word(rule.verdict()));
        json.writeStringProperty("note", rule.note());
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    return bytes.toByteArray();
  }

  /// @throws RulesMistake if these are not rules
  static List<Rule> decode(byte[] bytes) throws RulesMistake {
    try (JsonParser parser = new JsonFactory().createParser(ObjectReadContext.empty(), bytes)) {
      parser.nextToken();
      return new RulesJson(parser).file();
    } catch (JacksonException malformed) {
      var place = malformed.getLocation();
      throw new RulesMistake(place == null ? 1 : place.getLineNr(), malformed.getOriginalMessage());
    }
  }

  private List<Rule> file() throws RulesMistake {
    expect(JsonToken.START_OBJECT, "an object with \"rules\" belongs here");
    Optional<List<Rule>> rules = Optional.empty();
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      String member = parser.currentName();
      parser.nextToken();
      switch (member) {
        case "format" -> format();
        case "rules" -> rules = Optional.of(rules());
        default -> throw mistake("\"" + member + "\" means nothing here");
      }
    }
    if (parser.currentToken() != JsonToken.END_OBJECT) {
      throw mistake("the file ends too early");
    }
    if (parser.nextToken() != null) {
      throw mistake("there is something after the end");
    }
    return rules.orElseThrow(() -> mistake("\"rules\" is missing"));
  }

  private void format() throws RulesMistake {
    expect(JsonToken.VALUE_NUMBER_INT, "the format is a number");
    if (parser.getIntValue() != FORMAT) {
      throw mistake("a later version of Rekindle wrote it");
    }
  }

  private List<Rule> rules() throws RulesMistake {
    expect(JsonToken.START_ARRAY, "the rules are a list");
    var rules = new ArrayList<Rule>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      rules.add(rule());
      if (rules.size() > Rules.MOST) {
        throw mistake("there are more than %d rules".formatted(Rules.MOST));
      }
    }
    return rules;
  }

  private Rule rule() throws RulesMistake {
    expect(JsonToken.START_OBJECT, "a rule is an object with \"who\" and \"verdict\"");
    Optional<Cidr> who = Optional.empty();
    Optional<Rule.Verdict> verdict = Optional.empty();
    String note = "";
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      String member = parser.currentName();
      parser.nextToken();
      switch (member) {
        case "who" -> who = Optional.of(who());
        case "verdict" -> verdict = Optional.of(verdict());
        case "note" -> note = text("a note is a text");
        default -> throw mistake("\"" + member + "\" means nothing in a rule");
      }
    }
    if (who.isEmpty() || verdict.isEmpty()) {
      throw mistake("a rule needs \"who\" and \"verdict\"");
    }
    try {
      return new Rule(who.get(), verdict.get(), note);
    } catch (IllegalArgumentException strange) {
      throw mistake(String.valueOf(strange.getMessage()));
    }
  }

  private Cidr who() throws RulesMistake {
    String text = text("\"who\" is a text such as \"192.168.1.0/24\"");
    return Cidr.parse(text)
        .orElseThrow(() -> mistake("\"who\" is an address or a prefix such as 192.168.1.0/24"));
  }

  private Rule.Verdict verdict() throws RulesMistake {
    String text = text("\"verdict\" is a text");
    for (Rule.Verdict verdict : Rule.Verdict.values()) {
      if (word(verdict).equals(text)) {
        return verdict;
      }
    }
    throw mistake("\"verdict\" is \"allow\", \"ask\" or \"deny\"");
  }

  private String text(String otherwise) throws RulesMistake {
    expect(JsonToken.VALUE_STRING, otherwise);
    return parser.getString();
  }

  private void expect(JsonToken token, String otherwise) throws RulesMistake {
    if (parser.currentToken() != token) {
      throw mistake(otherwise);
    }
  }

  private RulesMistake mistake(String reason) {
    return new RulesMistake(Math.max(1, parser.currentTokenLocation().getLineNr()), reason);
  }

  private static String word(Rule.Verdict verdict) {
    return verdict.name().toLowerCase(Locale.ROOT);
  }

  private static final class Indented extends ObjectWriteContext.Base {
    @Override
    public PrettyPrinter getPrettyPrinter() {
      return new DefaultPrettyPrinter();
    }

    @Override
    public boolean hasPrettyPrinter() {
      return true;
    }
  }
}
