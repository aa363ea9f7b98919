package rekindle.firmware;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// All models that Rekindle knows.
public final class Catalogue {
  private final List<Model> models;
  private final Map<NameKey, Model> byRecoveryName;

  /// @param models in the order in which they are listed
  /// @throws IllegalArgumentException if two models share an id or claim one recovery name
  public Catalogue(List<Model> models) {
    this.models = List.copyOf(models);
    this.byRecoveryName = new HashMap<>();
    var byId = new HashMap<String, Model>();
    for (Model model : models) {
      requireNew(byId.put(model.id(), model), model, model.id());
      for (String name : model.allRecoveryNames()) {
        requireNew(byRecoveryName.put(NameKey.of(name), model), model, name);
      }
    }
  }

  public List<Model> models() {
    return models;
  }

  /// The model that a person means: `snom320`, `Snom 320`, `SNOM-320` or `320`.
  public Optional<Model> find(String asked) {
    String wanted = bare(asked);
    return models.stream()
        .filter(model -> model.id().equals(wanted) || model.id().equals("snom" + wanted))
        .findFirst();
  }

  /// The model whose boot loader asks for this file name, in any spelling [NameKey] forgives.
  public Optional<Model> askingFor(String recoveryName) {
    return Optional.ofNullable(byRecoveryName.get(NameKey.of(recoveryName)));
  }

  /// The id that a person who asked for an unknown one most likely meant.
  public Optional<String> nearest(String asked) {
    return NearestName.to(bare(asked), models.stream().map(Model::id).toList());
  }

  private static String bare(String asked) {
    return asked.toLowerCase(Locale.ROOT).replaceAll("[\\s_-]", "");
  }

  private static void requireNew(@Nullable Model earlier, Model model, String claimed) {
    if (earlier != null) {
      throw new IllegalArgumentException(
          claimed + " is claimed by " + earlier.id() + " and by " + model.id());
    }
  }
}
