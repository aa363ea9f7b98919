package rekindle.firmware;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/// A SHA-1 sum (FIPS 180-4). Rekindle knows images by [Sha256]; the largest public list of the
/// vendor's images has only these.
///
/// @param hex 40 lower-case hexadecimal digits
public record Sha1(String hex) {
  private static final Pattern DIGITS = Pattern.compile("[0-9a-f]{40}");

  public Sha1 {
    if (!DIGITS.matcher(hex).matches()) {
      throw new IllegalArgumentException("not 40 lower-case hexadecimal digits: " + hex);
    }
  }

  /// A fresh digest, to be ended by [#finish].
  static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-1");
    } catch (NoSuchAlgorithmException impossible) {
      // Every Java platform has SHA-1 (class documentation of MessageDigest).
      throw new IllegalStateException(impossible);
    }
  }

  static Sha1 finish(MessageDigest digest) {
    return new Sha1(HexFormat.of().formatHex(digest.digest()));
  }

  @Override
  public String toString() {
    return hex;
  }
}
