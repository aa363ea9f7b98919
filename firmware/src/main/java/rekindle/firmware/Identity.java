package rekindle.firmware;

import java.util.List;
import java.util.Optional;

/// Which phone and version a file is for, and how that is known.
///
/// @param model the phone
/// @param version its firmware's version; empty where it cannot be told
/// @param by how it is known
public record Identity(Model model, String version, By by) {
  /// How a file's model is known, the surest first.
  public enum By {
    /// The file says so itself: a practice image.
    CONTENTS,
    /// Its sum is a published one.
    SUM,
    /// Its name is one of the vendor's, or one that a boot loader asks for.
    NAME
  }

  /// The identity of a file; empty if nothing tells it.
  ///
  /// @param fileName as the person calls it
  public static Optional<Identity> of(
      Inspection inspection, String fileName, Catalogue catalogue, PublishedSums sums) {
    return byContents(inspection, catalogue)
        .or(() -> bySum(inspection, catalogue, sums))
        .or(() -> byName(fileName, By.NAME, catalogue));
  }

  private static Optional<Identity> byContents(Inspection inspection, Catalogue catalogue) {
    return inspection.kind() instanceof FileKind.Practice(PracticeManifest manifest)
        ? catalogue
            .find(manifest.model())
            .map(model -> new Identity(model, manifest.firmwareVersion(), By.CONTENTS))
        : Optional.empty();
  }

  private static Optional<Identity> bySum(
      Inspection inspection, Catalogue catalogue, PublishedSums sums) {
    return sums.of(inspection).flatMap(sum -> byName(sum.fileName(), By.SUM, catalogue));
  }

  private static Optional<Identity> byName(String fileName, By by, Catalogue catalogue) {
    return VendorName.parse(fileName)
        .flatMap(
            name ->
                catalogue.find(name.model()).map(model -> new Identity(model, name.version(), by)))
        .or(() -> byRecoveryName(fileName, by, catalogue));
  }

  /// A name that one model alone asks for.
  private static Optional<Identity> byRecoveryName(String fileName, By by, Catalogue catalogue) {
    List<Model> asking = catalogue.claiming(VendorName.lastPart(fileName));
    return asking.size() == 1
        ? Optional.of(new Identity(asking.getFirst(), "", by))
        : Optional.empty();
  }
}
