package rekindle.tftp;

import java.util.Locale;
import java.util.Optional;

/// How bytes of a file become bytes on the wire (RFC 1350 section 1).
///
/// `mail` is obsolete since RFC 1350 and is treated like any unknown word: error 4.
public enum Mode {
  /// Raw bytes.
  OCTET,
  /// Text with CR LF line ends and CR NUL for a lone CR (RFC 764).
  NETASCII;

  /// The mode a request names, in any letter case; empty for `mail` and unknown words.
  public static Optional<Mode> of(String asSent) {
    if (asSent.equalsIgnoreCase("octet")) {
      return Optional.of(OCTET);
    }
    return asSent.equalsIgnoreCase("netascii") ? Optional.of(NETASCII) : Optional.empty();
  }

  /// The word for a request: lower case, because some servers compare letter by letter (SPLiT).
  public String onTheWire() {
    return name().toLowerCase(Locale.ROOT);
  }
}
