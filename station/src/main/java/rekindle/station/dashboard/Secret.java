package rekindle.station.dashboard;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import rekindle.firmware.Sha256;

/// The token of one run of a station: 128 random bits that are kept in memory only.
final class Secret {
  private static final int BYTES = 16;
  private static final int MARK_DIGITS = 8;

  private final String text;

  private Secret(String text) {
    this.text = text;
  }

  static Secret random() {
    byte[] bits = new byte[BYTES];
    new SecureRandom().nextBytes(bits);
    return new Secret(HexFormat.of().formatHex(bits));
  }

  /// The token in 32 hexadecimal digits.
  String text() {
    return text;
  }

  /// Takes as long for a token that begins right as for one that begins wrong.
  boolean is(String given) {
    return MessageDigest.isEqual(text.getBytes(UTF_8), given.getBytes(UTF_8));
  }

  /// The name of the cookie that holds it. It is another one for every token, so that a tab which
  /// was left open over a new start does not look like somebody who guesses; and cookies know no
  /// ports, so that two stations on one machine need two names.
  String cookieName() {
    return "rekindle-"
        + Sha256.of(ByteBuffer.wrap(text.getBytes(UTF_8))).hex().substring(0, MARK_DIGITS);
  }

  /// Says nothing, so that no log ever shows it.
  @Override
  public String toString() {
    return "Secret";
  }
}
