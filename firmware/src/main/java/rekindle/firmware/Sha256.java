package rekindle.firmware;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// A SHA-256 sum (FIPS 180-4): the identity of an image.
///
/// @param hex 64 lower-case hexadecimal digits
public record Sha256(String hex) implements Comparable<Sha256> {
  private static final Pattern DIGITS = Pattern.compile("[0-9a-f]{64}");

  public Sha256 {
    if (!DIGITS.matcher(hex).matches()) {
      throw new IllegalArgumentException("not 64 lower-case hexadecimal digits: " + hex);
    }
  }

  /// The sum that a person typed or pasted, in any letter case and with blanks around it; empty if
  /// it is not 64 hexadecimal digits.
  public static Optional<Sha256> parse(String typed) {
    String hex = typed.strip().toLowerCase(Locale.ROOT);
    return DIGITS.matcher(hex).matches() ? Optional.of(new Sha256(hex)) : Optional.empty();
  }

  /// The sum of `bytes` from position to limit; left at its limit.
  public static Sha256 of(ByteBuffer bytes) {
    MessageDigest digest = digest();
    digest.update(bytes);
    return finish(digest);
  }

  /// A fresh digest, to be ended by [#finish].
  static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      // Every Java platform has SHA-256 (class documentation of MessageDigest).
      throw new IllegalStateException(impossible);
    }
  }

  static Sha256 finish(MessageDigest digest) {
    return new Sha256(HexFormat.of().formatHex(digest.digest()));
  }

  /// The first 12 digits: enough to tell images apart on a screen.
  public String brief() {
    return hex.substring(0, 12);
  }

  @Override
  public int compareTo(Sha256 other) {
    return hex.compareTo(other.hex);
  }

  @Override
  public String toString() {
    return hex;
  }
}
