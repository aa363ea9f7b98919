package rekindle.station.report;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import rekindle.firmware.AddressField;
import rekindle.firmware.Download;
import rekindle.firmware.Fact;
import rekindle.firmware.KnownImage;
import rekindle.firmware.Language;
import rekindle.firmware.MacPrefix;
import rekindle.firmware.Model;
import rekindle.firmware.OtherModel;
import rekindle.firmware.SizeBand;
import rekindle.firmware.TftpWall;

/// A model as scripts read it.
///
/// @param procedure `none-known` for devices that cannot be recovered by their boot loader
/// @param why why not; empty for the others
/// @param asks the numbers it asks for, in its order
/// @param newestByTftp the newest known version that TFTP carries to every phone; empty if there is
///   none
public record ModelReport(
    String id,
    String name,
    String procedure,
    List<String> protocols,
    List<Named> recoveryNames,
    String procedureStanding,
    String procedureSource,
    String why,
    List<String> asks,
    Optional<Size> imageSize,
    List<Known> knownImages,
    String newestByTftp,
    List<Place> downloads,
    List<String> macPrefixes) {

  /// A name with its source.
  public record Named(String name, String standing, String source) {
    static Named of(Fact<String> fact) {
      return new Named(fact.value(), word(fact.standing()), fact.source());
    }
  }

  /// The sizes that its images have.
  public record Size(long minBytes, long maxBytes, String standing, String source) {
    static Size of(Fact<SizeBand> fact) {
      SizeBand band = fact.value();
      return new Size(band.minBytes(), band.maxBytes(), word(fact.standing()), fact.source());
    }
  }

  /// An image that is publicly known.
  public record Known(String version, long sizeBytes, String source) {
    static Known of(Fact<KnownImage> fact) {
      return new Known(fact.value().version(), fact.value().sizeBytes(), fact.source());
    }
  }

  /// Where images can be fetched.
  public record Place(String from, String to, String address, String standing, String source) {
    static Place of(Fact<Download> fact) {
      Download download = fact.value();
      return new Place(
          download.fromVersion().orElse(""),
          download.toVersion().orElse(""),
          download.pattern(),
          word(fact.standing()),
          fact.source());
    }
  }

  public static ModelReport of(Model model) {
    return new ModelReport(
        model.id(),
        model.name().value(),
        word(model.procedure().value()),
        protocolsOf(model),
        model.recoveryNames().stream().map(Named::of).toList(),
        word(model.procedure().standing()),
        model.procedure().source(),
        "",
        model.addressOrder().stream().map(AddressField::place).toList(),
        Optional.of(Size.of(model.imageSize())),
        model.knownImages().stream().map(Known::of).toList(),
        model.newestUpTo(TftpWall.USUAL_BYTES).map(KnownImage::version).orElse(""),
        model.release().downloads().stream().map(Place::of).toList(),
        prefixes(model.macPrefixes()));
  }

  public static ModelReport of(OtherModel other) {
    return new ModelReport(
        other.id(),
        other.name(),
        "none-known",
        List.of(),
        List.of(),
        word(other.why().standing()),
        other.why().source(),
        other.why().value().in(Language.EN),
        List.of(),
        Optional.empty(),
        List.of(),
        "",
        List.of(),
        prefixes(other.macPrefixes()));
  }

  public static List<String> protocolsOf(Model model) {
    return model.protocols().value().stream().sorted().map(ModelReport::word).toList();
  }

  public static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static List<String> prefixes(Fact<List<MacPrefix>> prefixes) {
    return prefixes.value().stream().map(MacPrefix::toString).toList();
  }
}
