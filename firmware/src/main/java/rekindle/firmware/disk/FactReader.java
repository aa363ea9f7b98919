package rekindle.firmware.disk;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import rekindle.firmware.Fact;
import rekindle.firmware.Note;
import rekindle.firmware.Phrase;
import rekindle.firmware.Standing;

/// Reads facts: `{"value": ..., "standing": "documented", "source": "SEED: Note 1"}`.
///
/// Wherever a source says a key of the file's own list of sources, the key stands for its full
/// name. What is documented names at least one; what is inferred or unknown may give its reason in
/// free words.
final class FactReader {
  private static final Pattern WORD = Pattern.compile("\\b[A-Z][A-Z0-9]+\\b");

  private final Map<String, String> sources;

  /// Hundreds of facts of a file name the same few sources.
  private final Map<String, String> expanded = new HashMap<>();

  /// @param sources the file's `sources`: full names by key
  FactReader(Json sources) throws JsonFault {
    this.sources = new TreeMap<>();
    for (Map.Entry<String, Json> source : Json.membersOf(sources).entrySet()) {
      this.sources.put(source.getKey(), Fields.textOf(source.getValue()));
    }
  }

  <T> Fact<T> fact(Json json, Fields.Reader<T> value) throws JsonFault {
    return Fields.read(json, fields -> factOf(fields.get("value", value), fields));
  }

  /// A fact whose value is an object of its own, written beside `standing` and `source`.
  <T> Fact<T> flatFact(Json json, Fields.ObjectReader<T> value) throws JsonFault {
    return Fields.read(json, fields -> factOf(value.read(fields), fields));
  }

  Fact<Note> note(Json json) throws JsonFault {
    return flatFact(
        json,
        fields ->
            new Note(
                fields.get("kind", kind -> JsonWords.constant(kind, Note.Kind.class)),
                fields.object("say", FactReader::phrase),
                fields.getOr("protocols", Set.of(), JsonWords::protocols)));
  }

  static Phrase phrase(Fields fields) throws JsonFault {
    return new Phrase(fields.text("en"), fields.text("de"));
  }

  private <T> Fact<T> factOf(T value, Fields fields) throws JsonFault {
    Standing standing = fields.get("standing", json -> JsonWords.constant(json, Standing.class));
    return new Fact<>(value, standing, fields.get("source", json -> source(json, standing)));
  }

  private String source(Json json, Standing standing) throws JsonFault {
    String text = Fields.textOf(json);
    String expanded = this.expanded.computeIfAbsent(text, this::expand);
    if (standing == Standing.DOCUMENTED && expanded.equals(text)) {
      throw new JsonFault(
          json.line(), "what is documented names one of the file's sources " + sources.keySet());
    }
    return expanded;
  }

  private String expand(String text) {
    return WORD.matcher(text)
        .replaceAll(
            word -> Matcher.quoteReplacement(sources.getOrDefault(word.group(), word.group())));
  }
}
