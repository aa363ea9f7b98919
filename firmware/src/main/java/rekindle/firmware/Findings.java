package rekindle.firmware;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The words for an [Inspection].
final class Findings {
  private Findings() {}

  static Notice notice(Inspection inspection, String file) {
    return switch (inspection.kind()) {
      case FileKind.Practice(PracticeManifest manifest) -> practice(manifest, file);
      case FileKind.UImage image -> uImage(image, file);
      case FileKind.Container() -> container(file);
      case FileKind.UpdatePackage() -> updatePackage(file);
      case FileKind.Opaque() -> opaque(file);
      case FileKind.TruncatedContainer(RescueVerdict.Truncated(long present, long announced)) ->
          refused(
              "%s is cut off: it has %s bytes and needs %s."
                  .formatted(file, grouped(present), grouped(announced)),
              "copy or download it again",
              file);
      case FileKind.DamagedContainer() ->
          refused(
              "%s is damaged: its signature does not fit its bytes, so a phone would refuse it."
                  .formatted(file),
              "copy or download it again",
              file);
      case FileKind.TruncatedUImage(UImageVerdict.Truncated verdict) ->
          refused(cutOff(verdict, file), "copy or download it again", file);
      case FileKind.DamagedUImage(boolean inHeader) ->
          refused(
              "%s is damaged: the CRC of its %s is wrong, so a phone would refuse it."
                  .formatted(file, inHeader ? "header" : "data"),
              "copy or download it again",
              file);
      case FileKind.WebPage() ->
          refused(
              "%s is a web page (HTML), not firmware.".formatted(file),
              "open it in a browser and download the file it offers",
              file);
      case FileKind.Archive(String format) ->
          refused(
              "%s is a %s archive; a phone cannot unpack it.".formatted(file, format),
              "unpack it and add the image inside",
              file);
      case FileKind.Empty() ->
          refused("%s is empty.".formatted(file), "copy or download it again", file);
    };
  }

  private static Notice practice(PracticeManifest manifest, String file) {
    return new Notice(
        "%s is a practice image for %s, firmware %s; header and data are whole."
            .formatted(file, manifest.model(), manifest.firmwareVersion()),
        "Virtual phones run it. A real phone cannot.",
        "rekindle image add %s --model %s".formatted(file, manifest.model()));
  }

  private static Notice uImage(FileKind.UImage image, String file) {
    return new Notice(
        "%s is a U-Boot image named \"%s\"; header and data are whole%s."
            .formatted(file, image.header().name(), trailing(image.trailingBytes())),
        "Which phone it is for cannot be told from its bytes.",
        add(file));
  }

  private static Notice container(String file) {
    return new Notice(
        "%s is a signed container of the rescue mode (-r.bin), like the vendor's own images."
            .formatted(file),
        "Whether it is whole only the phone can check. A virtual phone refuses it.",
        add(file));
  }

  private static Notice updatePackage(String file) {
    return new Notice(
        "%s is an SWUpdate package (.swu), like the vendor's own for the D8xx.".formatted(file),
        "No boot loader is known that asks for one.",
        add(file));
  }

  private static Notice opaque(String file) {
    return new Notice(
        "%s has no format that is publicly known, like the vendor's own images for the 3xx phones,"
                .formatted(file)
            + " so whether it is whole cannot be checked here.",
        "The phone checks it before it erases anything.",
        add(file));
  }

  private static String cutOff(UImageVerdict.Truncated verdict, String file) {
    String announced =
        verdict.presentBytes() < UImageHeader.SIZE_BYTES
            ? "a header of " + UImageHeader.SIZE_BYTES + " alone"
            : grouped(verdict.announcedBytes());
    return "%s is cut off: it has %s bytes and announces %s."
        .formatted(file, grouped(verdict.presentBytes()), announced);
  }

  static List<Notice> warnings(Inspection inspection, String file, Model model) {
    var warnings = new ArrayList<Notice>();
    switch (inspection.kind()) {
      case FileKind.Practice(PracticeManifest manifest) -> {
        if (!manifest.model().equals(model.id())) {
          warnings.add(wrongModel(manifest, file, model));
        }
        addIfTooLarge(warnings, inspection, file, model);
      }
      case FileKind.UImage _, FileKind.Container _, FileKind.UpdatePackage _, FileKind.Opaque _ -> {
        warnings.add(uncheckable(inspection, file, model));
        addIfOutsideBand(warnings, inspection, file, model);
      }
      case FileKind.TruncatedUImage _,
          FileKind.DamagedUImage _,
          FileKind.TruncatedContainer _,
          FileKind.DamagedContainer _,
          FileKind.WebPage _,
          FileKind.Archive _,
          FileKind.Empty _ ->
          warnings.add(inspection.notice(file));
    }
    return List.copyOf(warnings);
  }

  private static Notice wrongModel(PracticeManifest manifest, String file, Model model) {
    return new Notice(
        "%s is a practice image for %s, not for %s.".formatted(file, manifest.model(), model.id()),
        "It is published all the same; a virtual %s writes it and then does not start."
            .formatted(model.id()),
        "rekindle image add %s --model %s".formatted(file, manifest.model()));
  }

  private static Notice uncheckable(Inspection inspection, String file, Model model) {
    return inspection.kind() instanceof FileKind.UImage
        ? new Notice(
            "%s does not say which phone it is for; it is taken for %s because you say so."
                .formatted(file, model.id()),
            "Its sums are right.",
            "")
        : new Notice(
            "The vendor's format is not public, so %s could not be checked.".formatted(file),
            "The phone checks it before it erases anything.",
            "compare its SHA-256 with the vendor's: " + inspection.sha256());
  }

  private static void addIfTooLarge(
      List<Notice> warnings, Inspection inspection, String file, Model model) {
    long roomBytes = model.flash().value().firmware().sizeBytes();
    if (inspection.sizeBytes() > roomBytes) {
      warnings.add(
          new Notice(
              "%s has %s bytes; a virtual %s has room for %s."
                  .formatted(file, grouped(inspection.sizeBytes()), model.id(), grouped(roomBytes)),
              "It can be downloaded, but the phone will refuse it as too large.",
              "rekindle image make %s --out %s --size %d".formatted(model.id(), file, roomBytes)));
    }
  }

  private static void addIfOutsideBand(
      List<Notice> warnings, Inspection inspection, String file, Model model) {
    SizeBand band = model.imageSize().value();
    if (!band.contains(inspection.sizeBytes())) {
      warnings.add(
          new Notice(
              "%s has %s bytes; images for %s have %s to %s (%s)."
                  .formatted(
                      file,
                      grouped(inspection.sizeBytes()),
                      model.id(),
                      grouped(band.minBytes()),
                      grouped(band.maxBytes()),
                      model.imageSize().standing().name().toLowerCase(Locale.ROOT)),
              "It is accepted all the same.",
              "make sure that it is the whole image and the right one for " + model.id()));
    }
  }

  private static Notice refused(String what, String next, String file) {
    return new Notice(
        what,
        "Nothing was changed; what was published before is still served.",
        next
            + ", or run \"rekindle image add %s --as NAME\" to publish it unchecked"
                .formatted(file));
  }

  private static String add(String file) {
    return "rekindle image add %s --model MODEL".formatted(file);
  }

  private static String trailing(long bytes) {
    return bytes == 0 ? "" : ", followed by " + grouped(bytes) + " bytes that no sum covers";
  }

  private static String grouped(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }
}
