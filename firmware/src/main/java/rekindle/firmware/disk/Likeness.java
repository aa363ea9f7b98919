package rekindle.firmware.disk;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import rekindle.firmware.Standing;

/// What a model's file takes from another one: `"like": "snom870"`, and then only what differs.
///
/// Of `texts`, `timings`, `keypad`, `release` and `sources` single members may differ; every other
/// field differs as a whole. What a model is called, how its images are called and how its hardware
/// addresses begin is never taken over. What is documented of the other model is only inferred of
/// this one, and says so in its source. A model that is like itself corrects the one that ships,
/// and takes everything over as it is.
///
/// @param model the id of the other model
/// @param atMost the best standing of what is taken over
/// @param because why the two should be alike; empty if nothing is said
/// @param line where the file says so
record Likeness(String model, Standing atMost, String because, int line) {
  private static final Set<String> OWN =
      Set.of(
          "id", "name", "recoveryNames", "knownImages", "macPrefixes", "like", "sharesNamesWith");
  private static final Set<String> MERGED =
      Set.of("texts", "timings", "keypad", "release", "sources");

  /// What `like` says: the id alone, or `{"model": ..., "standing": ..., "source": ...}`.
  static Likeness read(Json like) throws JsonFault {
    if (like instanceof Json.Text(String model, int line)) {
      return new Likeness(model, Standing.INFERRED, "", line);
    }
    return Fields.read(
        like,
        fields ->
            new Likeness(
                fields.text("model"),
                fields.get("standing", json -> JsonWords.constant(json, Standing.class)),
                fields.text("source"),
                like.line()));
  }

  /// The whole file.
  ///
  /// @param own what the file says itself
  /// @param other the other model's file, whole
  Json.Members whole(Json.Members own, Json.Members other) throws JsonFault {
    boolean itself = own.byName().get("id") instanceof Json.Text(String id, _) && id.equals(model);
    var whole = new LinkedHashMap<String, Json>();
    for (Map.Entry<String, Json> field : other.byName().entrySet()) {
      if (itself || !OWN.contains(field.getKey())) {
        whole.put(
            field.getKey(), itself ? field.getValue() : taken(field.getKey(), field.getValue()));
      }
    }
    for (Map.Entry<String, Json> field : own.byName().entrySet()) {
      if (!field.getKey().equals("like")) {
        whole.put(
            field.getKey(), differing(field.getKey(), field.getValue(), whole.get(field.getKey())));
      }
    }
    return new Json.Members(whole, own.line());
  }

  private Json taken(String field, Json value) {
    if (field.equals("sources")) {
      return value;
    }
    if (field.equals("release") && value instanceof Json.Members(var members, _)) {
      var nameless = new LinkedHashMap<>(members);
      nameless.remove("name");
      return weakened(new Json.Members(nameless, line));
    }
    return weakened(value);
  }

  private static Json differing(String field, Json own, @Nullable Json taken) throws JsonFault {
    if (!MERGED.contains(field)
        || !(taken instanceof Json.Members(var theirs, _))
        || !(own instanceof Json.Members(var ours, int line))) {
      return own;
    }
    var merged = new LinkedHashMap<>(theirs);
    for (Map.Entry<String, Json> member : ours.entrySet()) {
      Json before = merged.put(member.getKey(), member.getValue());
      if (field.equals("sources") && before != null && !sameText(before, member.getValue())) {
        throw new JsonFault(
            member.getValue().line(),
            "the source \""
                + member.getKey()
                + "\" stands for another one in the model it is like");
      }
    }
    return new Json.Members(merged, line);
  }

  private static boolean sameText(Json one, Json other) {
    return one instanceof Json.Text(String first, _)
        && other instanceof Json.Text(String second, _)
        && first.equals(second);
  }

  /// The value, each fact in it at most as sure as [#atMost]. Its lines are in the other file, so
  /// all of it stands where the likeness is declared.
  private Json weakened(Json value) {
    return switch (value) {
      case Json.Members(var members, _) -> new Json.Members(weakened(members), line);
      case Json.Elements(var elements, _) -> {
        List<Json> weak = new ArrayList<>();
        elements.forEach(element -> weak.add(weakened(element)));
        yield new Json.Elements(weak, line);
      }
      case Json.Text(String text, _) -> new Json.Text(text, line);
      case Json.Whole(long number, _) -> new Json.Whole(number, line);
      case Json.Flag(boolean flag, _) -> new Json.Flag(flag, line);
    };
  }

  private SequencedMap<String, Json> weakened(Map<String, Json> members) {
    var weak = new LinkedHashMap<String, Json>();
    members.forEach((name, value) -> weak.put(name, weakened(value)));
    if (weak.get("standing") instanceof Json.Text standing
        && weak.get("source") instanceof Json.Text(String source, _)) {
      weak.put("standing", weaker(standing));
      weak.put("source", new Json.Text("as " + model + reason() + ": " + source, line));
    }
    return weak;
  }

  private Json weaker(Json.Text standing) {
    return new Json.Text(
        switch (atMost) {
          case DOCUMENTED -> standing.value();
          case INFERRED -> standing.value().equalsIgnoreCase("unknown") ? "unknown" : "inferred";
          case UNKNOWN -> "unknown";
        },
        line);
  }

  private String reason() {
    return because.isEmpty() ? "" : " (" + because + ")";
  }
}
