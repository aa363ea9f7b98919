package rekindle.station.report;

import java.util.List;
import java.util.Locale;
import rekindle.firmware.Examination;
import rekindle.firmware.FileKind;
import rekindle.firmware.Inspection;
import rekindle.firmware.Model;
import rekindle.firmware.Notice;

/// What was found, as scripts read it.
///
/// @param model the id of the phone it is for; empty where it cannot be told
/// @param modelKnownBy `person` (`--model`), `contents`, `sum`, `name`, or empty
/// @param fitsSizeBand whether the size is one that images for the model have: `yes`, `no`, or
///   empty where the model is not known
public record VerdictReport(
    String file,
    String kind,
    String verdict,
    String model,
    String firmwareVersion,
    long sizeBytes,
    String sha256,
    Notice finding,
    List<Notice> warnings,
    String modelKnownBy,
    String sha1,
    PublishedReport published,
    String fitsSizeBand,
    List<DeliveryReport> protocols) {

  /// The published sum that the file has, or should have by its name.
  ///
  /// @param match `none` if nothing is published about it, `same`, or `different`
  public record PublishedReport(String match, String sum, String fileName, String source) {}

  /// What a protocol can do with the file.
  ///
  /// @param ability `works`, `doubtful` or `not-spoken`
  public record DeliveryReport(String protocol, String ability, String why) {}

  /// What an examination found.
  ///
  /// @param file its name without a folder
  public static VerdictReport of(String file, Examination examination) {
    Inspection inspection = examination.inspection();
    return new VerdictReport(
        file,
        kind(inspection.kind()),
        examination.refusal().isPresent()
            ? word(Inspection.Verdict.REFUSED)
            : word(inspection.verdict()),
        examination.model().map(Model::id).orElse(""),
        examination.version(),
        inspection.sizeBytes(),
        inspection.sha256().hex(),
        finding(examination),
        examination.warnings(),
        knownBy(examination),
        inspection.sha1().hex(),
        published(examination),
        fits(examination),
        examination.refusal().isPresent() ? List.of() : deliveries(examination));
  }

  /// What a person is told first.
  public static Notice finding(Examination examination) {
    return examination
        .refusal()
        .orElseGet(() -> examination.inspection().notice(examination.fileName()));
  }

  private static PublishedReport published(Examination examination) {
    return examination
        .contradicted()
        .map(sum -> new PublishedReport("different", sum.hex(), sum.fileName(), sum.source()))
        .or(
            () ->
                examination
                    .published()
                    .map(
                        sum ->
                            new PublishedReport("same", sum.hex(), sum.fileName(), sum.source())))
        .orElseGet(() -> new PublishedReport("none", "", "", ""));
  }

  private static List<DeliveryReport> deliveries(Examination examination) {
    return examination.deliveries().stream()
        .map(one -> new DeliveryReport(word(one.protocol()), word(one.ability()), one.why()))
        .toList();
  }

  private static String knownBy(Examination examination) {
    return examination.named().isPresent()
        ? "person"
        : examination.identity().map(identity -> word(identity.by())).orElse("");
  }

  private static String fits(Examination examination) {
    return examination
        .model()
        .map(phone -> phone.imageSize().value().contains(examination.inspection().sizeBytes()))
        .map(fits -> fits ? "yes" : "no")
        .orElse("");
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static String kind(FileKind kind) {
    return switch (kind) {
      case FileKind.Practice _ -> "practice";
      case FileKind.UImage _ -> "uimage";
      case FileKind.TruncatedUImage _ -> "truncated-uimage";
      case FileKind.DamagedUImage _ -> "damaged-uimage";
      case FileKind.Container _ -> "rescue-container";
      case FileKind.TruncatedContainer _ -> "truncated-rescue-container";
      case FileKind.DamagedContainer _ -> "damaged-rescue-container";
      case FileKind.UpdatePackage _ -> "swu";
      case FileKind.WebPage _ -> "web-page";
      case FileKind.Archive(String format) -> format;
      case FileKind.Empty _ -> "empty";
      case FileKind.Opaque _ -> "opaque";
    };
  }
}
