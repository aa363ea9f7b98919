package rekindle.recovery;

import java.util.List;
import java.util.Optional;
import rekindle.firmware.Fact;
import rekindle.firmware.KnownImage;
import rekindle.firmware.Language;
import rekindle.firmware.Model;
import rekindle.firmware.Note;
import rekindle.firmware.Protocol;
import rekindle.firmware.Standing;
import rekindle.firmware.TftpWall;

/// Which of a model's images are too large for a protocol: TFTP ends at 33,553,919 bytes for phones
/// that do not let the block number begin anew, and the vendor says the same of FTP.
///
/// @param kind a warning if no known image is small enough
record SizeAdvice(Note.Kind kind, Wording say) {

  /// Empty if every known image gets through.
  static Optional<SizeAdvice> of(Model model, Protocol protocol) {
    List<KnownImage> known = model.knownImages().stream().map(Fact::value).toList();
    if (protocol == Protocol.HTTP
        || known.stream().noneMatch(image -> image.sizeBytes() > TftpWall.USUAL_BYTES)) {
      return Optional.empty();
    }
    return Optional.of(
        model
            .newestUpTo(TftpWall.USUAL_BYTES)
            .map(newest -> fits(newest, protocol))
            .orElseGet(() -> none(protocol)));
  }

  Guide.Aside in(Language language) {
    return new Guide.Aside(kind, say.in(language), Standing.DOCUMENTED);
  }

  private static SizeAdvice fits(KnownImage newest, Protocol protocol) {
    return new SizeAdvice(
        Note.Kind.HINT,
        new Wording(
                "Not every image of this model gets through by %s: the limit is %,d bytes. The"
                    + " newest known version that does is %s (%,d bytes); for later ones take"
                    + " HTTP.",
                "Nicht jedes Image dieses Modells kommt per %s durch: Die Grenze ist %,d Byte. Die"
                    + " neueste bekannte Version, die es schafft, ist %s (%,d Byte); für spätere"
                    + " nehmen Sie HTTP.")
            .with(protocol, TftpWall.USUAL_BYTES, newest.version(), newest.sizeBytes()));
  }

  private static SizeAdvice none(Protocol protocol) {
    return new SizeAdvice(
        Note.Kind.WARNING,
        new Wording(
                "No known image of this model is small enough for %s (%,d bytes): take HTTP.",
                "Kein bekanntes Image dieses Modells ist klein genug für %s (%,d Byte): Nehmen Sie"
                    + " HTTP.")
            .with(protocol, TftpWall.USUAL_BYTES));
  }
}
