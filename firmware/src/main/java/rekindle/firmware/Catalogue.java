package rekindle.firmware;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// All models that Rekindle knows, and the devices of which it knows that it cannot help them.
public final class Catalogue {
  private static final Pattern VENDOR = Pattern.compile("^snom");
  private static final Pattern SERIES = Pattern.compile("^d(?=[0-9])");

  private final List<Model> models;
  private final List<OtherModel> others;
  private final Map<NameKey, List<Model>> byRecoveryName = new HashMap<>();

  /// @param models in the order in which they are listed. Several may claim one recovery name: the
  ///   earlier one then counts as the one that asks for it
  /// @param others in the order in which they are listed
  /// @throws IllegalArgumentException if two share an id
  public Catalogue(List<Model> models, List<OtherModel> others) {
    this.models = List.copyOf(models);
    this.others = List.copyOf(others);
    var ids = new HashSet<String>();
    Stream.concat(models.stream().map(Model::id), others.stream().map(OtherModel::id))
        .forEach(id -> requireNew(ids, id));
    for (Model model : models) {
      model.allRecoveryNames().stream()
          .map(NameKey::of)
          .distinct()
          .forEach(name -> claim(name, model));
    }
  }

  /// A catalogue of models alone.
  public Catalogue(List<Model> models) {
    this(models, List.of());
  }

  public List<Model> models() {
    return models;
  }

  /// The devices without a known boot loader recovery.
  public List<OtherModel> others() {
    return others;
  }

  /// The model that a person means: `snom320`, `Snom 320`, `SNOM-320` or `320`; `D785` or `785`;
  /// `MP` or `MeetingPoint`.
  public Optional<Model> find(String asked) {
    return models.stream()
        .filter(model -> means(asked, model.id(), model.name().value()))
        .findFirst();
  }

  /// The device without a known recovery that a person means.
  public Optional<OtherModel> findOther(String asked) {
    return others.stream().filter(other -> means(asked, other.id(), other.name())).findFirst();
  }

  /// The model whose boot loader asks for this file name, in any spelling [NameKey] forgives.
  public Optional<Model> askingFor(String recoveryName) {
    return claiming(recoveryName).stream().findFirst();
  }

  /// Every model whose boot loader may ask for this file name.
  public List<Model> claiming(String recoveryName) {
    return List.copyOf(byRecoveryName.getOrDefault(NameKey.of(recoveryName), List.of()));
  }

  /// The id of the device with this hardware address: of a model, or of one of the [#others]. The
  /// longest prefix decides; empty if none fits.
  public Optional<String> ofMac(Mac mac) {
    record Claim(String id, MacPrefix prefix) {}
    return Stream.concat(
            models.stream()
                .flatMap(m -> m.macPrefixes().value().stream().map(p -> new Claim(m.id(), p))),
            others.stream()
                .flatMap(o -> o.macPrefixes().value().stream().map(p -> new Claim(o.id(), p))))
        .filter(claim -> claim.prefix().isOf(mac))
        .max(Comparator.comparingInt(claim -> claim.prefix().hex().length()))
        .map(Claim::id);
  }

  /// The id that a person who asked for an unknown one most likely meant.
  public Optional<String> nearest(String asked) {
    return NearestName.to(bare(asked), models.stream().map(Model::id).toList());
  }

  private void claim(NameKey name, Model model) {
    byRecoveryName.computeIfAbsent(name, _ -> new ArrayList<>()).add(model);
  }

  private static boolean means(String asked, String id, String name) {
    String wanted = brief(asked);
    return !wanted.isEmpty() && (wanted.equals(brief(id)) || wanted.equals(brief(name)));
  }

  /// Without what people leave out: `snom` in front, and the D of the D series.
  private static String brief(String name) {
    String model = VENDOR.matcher(bare(name)).replaceFirst("");
    return SERIES.matcher(model).replaceFirst("");
  }

  private static String bare(String asked) {
    return asked.toLowerCase(Locale.ROOT).replaceAll("[\\s_-]", "");
  }

  private static void requireNew(Set<String> ids, String id) {
    if (!ids.add(id)) {
      throw new IllegalArgumentException("there are two models " + id);
    }
  }
}
