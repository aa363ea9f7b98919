package rekindle.firmware.disk;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SequencedSet;
import rekindle.firmware.Model;

/// Model files by the id of their model, so that one can be like another.
final class ModelFiles {
  private final Optional<ModelFiles> shipped;
  private final Map<String, File> byId = new LinkedHashMap<>();
  private final Map<String, Json.Members> whole = new HashMap<>();

  /// A model's file as it was read.
  private record File(String name, Json.Members json) {}

  /// @param shipped the files that ship, for models that are like one of those; empty for these
  ///   files themselves
  ModelFiles(Optional<ModelFiles> shipped) {
    this.shipped = shipped;
  }

  /// Takes a file in.
  ///
  /// @return the id of its model
  /// @throws CatalogueException if it is no JSON, or has no id, or the id of an earlier file
  String add(String file, byte[] json) throws CatalogueException {
    try {
      Json parsed = Json.parse(json);
      SequencedMap<String, Json> members = new LinkedHashMap<>(Json.membersOf(parsed));
      Json id = members.get("id");
      if (id == null) {
        throw new JsonFault(parsed.line(), "\"id\" is missing");
      }
      File earlier = byId.get(Fields.textOf(id));
      if (earlier != null) {
        throw new JsonFault(id.line(), Fields.textOf(id) + " is the model of " + earlier.name());
      }
      byId.put(Fields.textOf(id), new File(file, new Json.Members(members, parsed.line())));
      return Fields.textOf(id);
    } catch (JsonFault fault) {
      throw new CatalogueException(file, fault);
    }
  }

  /// The model with this id.
  ///
  /// @throws CatalogueException if its file, or one that it is like, has a mistake
  Model model(String id) throws CatalogueException {
    File file = file(id);
    try {
      return ModelReader.read(whole(id, new LinkedHashSet<>()));
    } catch (JsonFault fault) {
      throw new CatalogueException(file.name(), fault);
    }
  }

  /// The line of a member of the model's file itself; that of the file's begin where it has none.
  int lineOf(String id, String member) {
    Json json = file(id).json().byName().get(member);
    return json == null ? file(id).json().line() : json.line();
  }

  /// The models with which this one's file says it shares recovery names. Its file has been read by
  /// [#model].
  List<String> sharesNamesWith(String id) {
    try {
      Json shared = file(id).json().byName().get("sharesNamesWith");
      return shared == null ? List.of() : Fields.listOf(shared, Fields::textOf);
    } catch (JsonFault fault) {
      throw new IllegalStateException(fault);
    }
  }

  /// The name of the file of the model with this id.
  String nameOf(String id) {
    return file(id).name();
  }

  private File file(String id) {
    File file = byId.get(id);
    if (file == null) {
      throw new IllegalArgumentException("no file of " + id);
    }
    return file;
  }

  private Json.Members whole(String id, SequencedSet<String> asked) throws JsonFault {
    Json.Members done = whole.get(id);
    if (done != null) {
      return done;
    }
    Json.Members own = file(id).json();
    Json like = own.byName().get("like");
    Json.Members complete = like == null ? own : like(own, id, Likeness.read(like), asked);
    whole.put(id, complete);
    return complete;
  }

  private Json.Members like(Json.Members own, String id, Likeness like, SequencedSet<String> asked)
      throws JsonFault {
    if (!asked.add(id)) {
      throw new JsonFault(like.line(), "these are like each other in a circle: " + asked);
    }
    return like.whole(own, other(id, like, asked));
  }

  private Json.Members other(String id, Likeness like, SequencedSet<String> asked)
      throws JsonFault {
    if (byId.containsKey(like.model()) && !(shipped.isPresent() && id.equals(like.model()))) {
      return whole(like.model(), asked);
    }
    if (shipped.isPresent() && shipped.get().byId.containsKey(like.model())) {
      return shipped.get().whole(like.model(), new LinkedHashSet<>());
    }
    throw new JsonFault(like.line(), "there is no model \"" + like.model() + "\" to be like");
  }
}
