package rekindle.firmware;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a practice container wraps with its key: the pass phrase of its payload.
///
/// The phrase also says how long the container is, so that a broken-off download is told from a
/// damaged one, and the erased rest of a flash partition from the container in it:
/// `rekindle-practice size=25167056 key=0123456789abcdef0123456789abcdef`.
///
/// @param sizeBytes the whole container
/// @param key 32 lower-case hexadecimal digits
record RescuePhrase(long sizeBytes, String key) {
  private static final Pattern TEXT =
      Pattern.compile("rekindle-practice size=([0-9]{1,10}) key=([0-9a-f]{32})");
  private static final int KEY_DIGITS = 32;

  /// The phrase for an image: the same for equal images, another one for all others.
  static RescuePhrase of(PracticeManifest manifest) {
    String key = Sha256.of(manifest.encode()).hex().substring(0, KEY_DIGITS);
    return new RescuePhrase(manifest.sizeBytes(), key);
  }

  static Optional<RescuePhrase> parse(String text) {
    Matcher fields = TEXT.matcher(text);
    return fields.matches()
        ? Optional.of(new RescuePhrase(Long.parseLong(fields.group(1)), fields.group(2)))
        : Optional.empty();
  }

  String text() {
    return "rekindle-practice size=%d key=%s".formatted(sizeBytes, key);
  }

  /// The cipher of the payload after a salt.
  PayloadCipher cipher(ByteBuffer salt) {
    return PayloadCipher.of(text().getBytes(US_ASCII), salt);
  }
}
