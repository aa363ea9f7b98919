package rekindle.station.desk;

import java.net.InetAddress;
import rekindle.recovery.PeerText;
import rekindle.tftp.Cidr;

/// What becomes of the requests of some addresses.
///
/// @param who the addresses
/// @param note why, for people; at most [#MAX_NOTE] characters, may be empty
public record Rule(Cidr who, Verdict verdict, String note) {
  /// Longest note, in characters.
  public static final int MAX_NOTE = 200;

  /// What becomes of a request.
  public enum Verdict {
    ALLOW,
    /// A person is asked.
    ASK,
    DENY
  }

  public Rule {
    if (note.length() > MAX_NOTE || !note.equals(PeerText.printable(whole(note)))) {
      throw new IllegalArgumentException(
          "a note has at most %d characters, all of them visible".formatted(MAX_NOTE));
    }
  }

  /// A rule for one address, with a note that quotes what came from the network.
  static Rule of(InetAddress who, Verdict verdict, String note) {
    String visible = PeerText.printable(whole(note));
    String cut = visible.substring(0, Math.min(visible.length(), MAX_NOTE));
    return new Rule(new Cidr(who, who.getAddress().length * Byte.SIZE), verdict, whole(cut));
  }

  /// Without halves of surrogate pairs, which UTF-8 cannot hold.
  private static String whole(String text) {
    return text.codePoints()
        .filter(c -> c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
