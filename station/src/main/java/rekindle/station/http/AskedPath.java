package rekindle.station.http;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// The path of a request as the name that it asks for.
///
/// Only ever a key of a map: dots and slashes need no care, encoded or not. What cannot be a name
/// at all is no path: a broken escape (RFC 3986 section 2.1) or a control character.
final class AskedPath {
  private static final int HEX = 16;

  private AskedPath() {}

  /// The name behind a raw path, `/snom320.bin` or `//SNOM320%2Ebin`, without its first slash.
  ///
  /// Bytes are read as UTF-8, or one by one where they are none.
  ///
  /// @return empty if it cannot be a name
  static Optional<String> name(String rawPath) {
    Optional<String> decoded = decoded(rawPath);
    return decoded
        .filter(name -> name.chars().noneMatch(Character::isISOControl))
        .map(name -> name.startsWith("/") ? name.substring(1) : name);
  }

  private static Optional<String> decoded(String raw) {
    var bytes = new ByteArrayOutputStream(raw.length());
    for (int i = 0; i < raw.length(); i++) {
      char c = raw.charAt(i);
      if (c != '%') {
        bytes.writeBytes(String.valueOf(c).getBytes(StandardCharsets.UTF_8));
        continue;
      }
      int high = i + 2 < raw.length() ? Character.digit(raw.charAt(i + 1), HEX) : -1;
      int low = i + 2 < raw.length() ? Character.digit(raw.charAt(i + 2), HEX) : -1;
      if (high < 0 || low < 0) {
        return Optional.empty();
      }
      bytes.write(high * HEX + low);
      i += 2;
    }
    return Optional.of(text(bytes.toByteArray()));
  }

  private static String text(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException _) {
      return new String(bytes, StandardCharsets.ISO_8859_1);
    }
  }
}
