package rekindle.firmware;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What a protocol can do with an image.
///
/// @param protocol how the phone would fetch it
/// @param ability what comes of it
/// @param why in words for a person; a whole sentence
public record Delivery(Protocol protocol, Ability ability, String why) {
  /// Whether an image gets to a phone.
  public enum Ability {
    /// Any phone that speaks the protocol can fetch it.
    WORKS,
    /// It is too large for phones that do not let the block number begin anew, or for which the
    /// vendor says that it does not work.
    DOUBTFUL,
    /// The model does not speak the protocol.
    NOT_SPOKEN
  }

  /// What each protocol can do with an image.
  ///
  /// @param model the phone it is for
  public static List<Delivery> of(long sizeBytes, Model model) {
    return Arrays.stream(Protocol.values())
        .map(
            protocol ->
                model.protocols().value().contains(protocol)
                    ? of(sizeBytes, protocol)
                    : new Delivery(
                        protocol,
                        Ability.NOT_SPOKEN,
                        "%s does not speak it.".formatted(model.id())))
        .toList();
  }

  /// What each protocol can do with an image for a phone that is not known.
  public static List<Delivery> of(long sizeBytes) {
    return Arrays.stream(Protocol.values()).map(protocol -> of(sizeBytes, protocol)).toList();
  }

  /// What to do about an image that is past the wall of TFTP; empty: nothing.
  ///
  /// @param fileName as the person calls it
  public static Optional<Notice> advice(long sizeBytes, String fileName, Model model) {
    if (sizeBytes <= TftpWall.USUAL_BYTES || !model.protocols().value().contains(Protocol.TFTP)) {
      return Optional.empty();
    }
    boolean http = model.protocols().value().contains(Protocol.HTTP);
    return Optional.of(
        new Notice(
            "%s is larger than %s bytes: by TFTP only a phone that lets the block number begin anew"
                    .formatted(fileName, grouped(TftpWall.USUAL_BYTES))
                + " can take it.",
            "The vendor says the same of FTP." + (http ? " By HTTP it works." : ""),
            (http ? "choose HTTP on the phone" : "") + smaller(model, http)));
  }

  private static Delivery of(long sizeBytes, Protocol protocol) {
    boolean beyond = sizeBytes > TftpWall.USUAL_BYTES;
    return switch (protocol) {
      case TFTP ->
          beyond
              ? new Delivery(
                  protocol,
                  Ability.DOUBTFUL,
                  "Only for a phone that lets the block number begin anew after %s bytes."
                      .formatted(grouped(TftpWall.USUAL_BYTES)))
              : new Delivery(protocol, Ability.WORKS, "It fits into 65,535 blocks of 512 bytes.");
      case FTP ->
          beyond
              ? new Delivery(
                  protocol,
                  Ability.DOUBTFUL,
                  "The vendor says that it does not work for files of more than 32 MB.")
              : new Delivery(protocol, Ability.WORKS, "It takes files of this size.");
      case HTTP -> new Delivery(protocol, Ability.WORKS, "It takes files of any size.");
    };
  }

  private static String smaller(Model model, boolean http) {
    return model
        .newestUpTo(TftpWall.USUAL_BYTES)
        .map(
            known ->
                "%stake version %s (%s bytes), the newest that is known to fit"
                    .formatted(http ? ", or " : "", known.version(), grouped(known.sizeBytes())))
        .orElse(http ? "; no version is known that is small enough" : "take a smaller version");
  }

  private static String grouped(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }
}
