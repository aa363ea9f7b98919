package rekindle.firmware.disk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import rekindle.firmware.Catalogue;
import rekindle.firmware.Model;
import rekindle.firmware.Notice;
import rekindle.firmware.OtherModel;

/// Joins people's own model files to the catalogue that ships. Whatever one of them holds, the
/// others and those that ship can be used.
final class OwnModels {
  private static final int LARGEST_BYTES = 1 << 20;

  private final Catalogue shipped;
  private final ModelFiles files;
  private final Map<String, Model> own = new LinkedHashMap<>();
  private final List<Notice> troubles = new ArrayList<>();

  OwnModels(ModelFiles shippedFiles, Catalogue shipped) {
    this.shipped = shipped;
    this.files = new ModelFiles(Optional.of(shippedFiles));
  }

  CatalogueReader.Reading read(Path folder) {
    var ids = new ArrayList<String>();
    for (Path file : filesIn(folder)) {
      idIn(file).ifPresent(ids::add);
    }
    for (String id : ids) {
      try {
        own.put(id, files.model(id));
      } catch (CatalogueException mistake) {
        troubles.add(mistake.notice());
      }
    }
    Catalogue catalogue = joined();
    own.values().forEach(model -> reportClaims(model, catalogue));
    return new CatalogueReader.Reading(catalogue, troubles);
  }

  private List<Path> filesIn(Path folder) {
    if (!Files.exists(folder)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.filter(path -> path.toString().endsWith(".json")).sorted().toList();
    } catch (IOException trouble) {
      troubles.add(unreadable(folder, DiskTrouble.reason(trouble)));
      return List.of();
    }
  }

  private Optional<String> idIn(Path file) {
    try {
      // A pipe that nobody writes to would stop us for ever.
      if (!Files.isRegularFile(file)) {
        troubles.add(unreadable(file, "it is no file"));
        return Optional.empty();
      }
      if (Files.size(file) > LARGEST_BYTES) {
        troubles.add(unreadable(file, "it is larger than a catalogue file can be"));
        return Optional.empty();
      }
      return Optional.of(files.add(file.toString(), Files.readAllBytes(file)));
    } catch (IOException trouble) {
      troubles.add(unreadable(file, DiskTrouble.reason(trouble)));
    } catch (CatalogueException mistake) {
      troubles.add(mistake.notice());
    }
    return Optional.empty();
  }

  private static Notice unreadable(Path path, String why) {
    return new Notice(
        "%s cannot be read: %s.".formatted(path, why),
        "All other models can be used.",
        "make it readable, or take it away");
  }

  /// A model takes the place of the one that ships with its id; a new one comes last.
  private Catalogue joined() {
    var models = new LinkedHashMap<String, Model>();
    shipped.models().forEach(model -> models.put(model.id(), model));
    models.putAll(own);
    List<OtherModel> others =
        shipped.others().stream().filter(other -> !own.containsKey(other.id())).toList();
    return new Catalogue(List.copyOf(models.values()), others);
  }

  private void reportClaims(Model model, Catalogue catalogue) {
    List<String> agreed = files.sharesNamesWith(model.id());
    for (String name : model.allRecoveryNames()) {
      catalogue.claiming(name).stream()
          .map(Model::id)
          .filter(id -> !id.equals(model.id()) && !agreed.contains(id))
          .findFirst()
          .ifPresent(other -> troubles.add(claimed(name, model, other, catalogue)));
    }
  }

  private Notice claimed(String name, Model model, String other, Catalogue catalogue) {
    String file = files.nameOf(model.id());
    return new Notice(
        "%s, line %d: %s is claimed by %s and by %s."
            .formatted(file, files.lineOf(model.id(), "recoveryNames"), name, model.id(), other),
        "Both can be used; a phone that asks for %s counts as a %s."
            .formatted(name, catalogue.askingFor(name).map(Model::id).orElse(other)),
        "name another file in %s, or say \"sharesNamesWith\": [\"%s\"] there if it is meant"
            .formatted(file, other));
  }
}
