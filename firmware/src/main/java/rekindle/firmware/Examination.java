package rekindle.firmware;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Everything that can be told about a file that may be an image: from its bytes, its name, the
/// lists of published sums, and the catalogue.
///
/// @param inspection what its bytes tell
/// @param fileName as the person calls it, with its folder or address, so that commands proposed
///   with it work; its last part counts
/// @param named the phone that the person says it is for
/// @param identity which phone it is for as far as can be told without the person
/// @param published the published sum it has
/// @param contradicted the published sum that a file of its name should have, and it has not; a
///   practice image may have any name
public record Examination(
    Inspection inspection,
    String fileName,
    Optional<Model> named,
    Optional<Identity> identity,
    Optional<PublishedSum> published,
    Optional<PublishedSum> contradicted) {

  /// What the examination is made against.
  public record Knowledge(Catalogue catalogue, PublishedSums sums) {}

  /// Examines a file that was inspected.
  ///
  /// @param named the phone that the person says it is for
  public static Examination of(
      Inspection inspection, String fileName, Optional<Model> named, Knowledge knowledge) {
    return new Examination(
        inspection,
        fileName,
        named,
        Identity.of(inspection, fileName, knowledge.catalogue(), knowledge.sums()),
        knowledge.sums().of(inspection),
        inspection.kind() instanceof FileKind.Practice
            ? Optional.empty()
            : knowledge.sums().contradicting(fileName, inspection));
  }

  /// The phone it is for: the one the person named, or the one that it tells itself.
  public Optional<Model> model() {
    return named.or(() -> identity.map(Identity::model));
  }

  /// The phone it says it is for, where the catalogue knows no such phone; empty where it says
  /// nothing, or one that is known.
  public Optional<String> strangeModel() {
    if (identity.isPresent()) {
      return Optional.empty();
    }
    return inspection.kind() instanceof FileKind.Practice(PracticeManifest manifest)
        ? Optional.of(manifest.model())
        : VendorName.parse(fileName).map(VendorName::model);
  }

  /// The firmware version it carries; empty where it cannot be told.
  public String version() {
    return identity.map(Identity::version).orElse(inspection.firmwareVersion());
  }

  /// Why a phone should certainly not get it; empty: nothing is certain.
  public Optional<Notice> refusal() {
    return inspection.verdict() == Inspection.Verdict.REFUSED
        ? Optional.of(inspection.notice(fileName))
        : Optional.empty();
  }

  /// That it is not the file that was published under its name; empty if nothing says so.
  public Optional<Notice> contradiction() {
    return contradicted.map(this::contradiction);
  }

  /// What a person should know before giving it to a phone; empty if it is refused, or there is
  /// nothing to say.
  public List<Notice> warnings() {
    var warnings = new ArrayList<Notice>();
    if (refusal().isEmpty()) {
      contradiction().ifPresent(warnings::add);
      model().ifPresent(model -> addWarnings(model, warnings));
    }
    return List.copyOf(warnings);
  }

  /// What each protocol can do with it.
  public List<Delivery> deliveries() {
    long sizeBytes = inspection.sizeBytes();
    return model()
        .map(model -> Delivery.of(sizeBytes, model))
        .orElseGet(() -> Delivery.of(sizeBytes));
  }

  private void addWarnings(Model model, List<Notice> warnings) {
    if (published.isEmpty()) {
      warnings.addAll(inspection.warnings(fileName, model));
    }
    identity
        .filter(told -> told.by() != Identity.By.CONTENTS)
        .filter(told -> !told.model().id().equals(model.id()))
        .ifPresent(told -> warnings.add(otherModel(told, model)));
    otherProcedure(model).ifPresent(warnings::add);
    partial().ifPresent(warnings::add);
    Delivery.advice(inspection.sizeBytes(), fileName, model).ifPresent(warnings::add);
  }

  private Notice contradiction(PublishedSum expected) {
    String found =
        expected.algorithm().equals("SHA-1") ? inspection.sha1().hex() : inspection.sha256().hex();
    return new Notice(
        "%s is not the file that was published under this name: its %s is %s, published is %s (%s)."
            .formatted(fileName, expected.algorithm(), found, expected.hex(), expected.source()),
        "It may be damaged, or another build that got the same name.",
        "copy or download it again; if you know better, name its sum with --sha256 "
            + inspection.sha256());
  }

  private Notice otherModel(Identity told, Model model) {
    return new Notice(
        "%s is for %s, as its %s says, not for %s."
            .formatted(
                fileName, told.model().id(), told.by().name().toLowerCase(Locale.ROOT), model.id()),
        "It is taken for %s because you say so.".formatted(model.id()),
        "rekindle image add %s --model %s".formatted(fileName, told.model().id()));
  }

  private Optional<Notice> otherProcedure(Model model) {
    boolean rescue = model.procedure().value() == Procedure.RESCUE_MODE;
    return isForeign(rescue)
        ? Optional.of(
            new Notice(
                "%s is %s, and %s takes %s."
                    .formatted(
                        fileName,
                        formatName(),
                        model.id(),
                        rescue ? "containers of the rescue mode (-r.bin)" : "no such file"),
                "It is accepted all the same.",
                "make sure that it is the right file for " + model.id()))
        : Optional.empty();
  }

  /// Whether its format is one that this kind of boot loader is not known to take.
  private boolean isForeign(boolean rescue) {
    return switch (inspection.kind()) {
      case FileKind.Container _ -> !rescue;
      case FileKind.UImage _ -> rescue;
      case FileKind.UpdatePackage _ -> true;
      case FileKind.Practice _,
          FileKind.Opaque _,
          FileKind.TruncatedUImage _,
          FileKind.DamagedUImage _,
          FileKind.TruncatedContainer _,
          FileKind.DamagedContainer _,
          FileKind.WebPage _,
          FileKind.Archive _,
          FileKind.Empty _ ->
          false;
    };
  }

  private String formatName() {
    return switch (inspection.imageKind()) {
      case RESCUE_CONTAINER -> "a container of the rescue mode";
      case SWU -> "an SWUpdate package";
      case UIMAGE -> "a U-Boot image";
      case PRACTICE, OPAQUE, OTHER -> "something else";
    };
  }

  /// The letters of the 3xx say which part of the flash a file carries (Snom training slides).
  private Optional<Notice> partial() {
    return VendorName.parse(fileName)
        .filter(name -> name.suffix() == VendorName.Suffix.PART)
        .map(
            _ ->
                new Notice(
                    "%s carries a kernel or a boot loader, not a whole firmware, as its name says."
                        .formatted(fileName),
                    "It is accepted all the same.",
                    "take the file that ends with -f.bin (-j.bin below version 7)"));
  }
}
