package rekindle.tftp;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.Arrays;

/// The NUL-terminated texts of TFTP as strings.
///
/// RFC 1350 knows only netascii; people's files have umlauts and phones send stray 0xFF. UTF-8
/// where the bytes are UTF-8 and ISO 8859-1 where they are not reads every byte string, and writing
/// UTF-8 gives a packet that reads as the same text again.
final class Texts {
  /// What stands for a byte that is not UTF-8.
  private static final char REPLACEMENT = '\uFFFD';

  private Texts() {}

  static String read(ByteBuffer bytes) {
    byte[] copy = new byte[bytes.remaining()];
    bytes.get(bytes.position(), copy);
    String text = new String(copy, UTF_8);
    // What is not UTF-8 does not come out as it went in. No exception: noise is cheap to send.
    boolean suspicious = text.indexOf(REPLACEMENT) >= 0;
    boolean lossy = suspicious && !Arrays.equals(text.getBytes(UTF_8), copy);
    return lossy ? new String(copy, ISO_8859_1) : text;
  }

  /// The text's bytes, without the NUL.
  static byte[] write(String text) {
    return text.getBytes(UTF_8);
  }

  static int sizeBytes(String text) {
    return write(text).length + 1;
  }

  /// Checks that the text can go on the wire and come back.
  ///
  /// @throws IllegalArgumentException for a NUL or half a surrogate pair
  static void requireSendable(String text) {
    for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      int codePoint = text.codePointAt(i);
      if (codePoint == 0) {
        throw new IllegalArgumentException("a NUL ends a text, it cannot be inside one");
      }
      if (codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE) {
        throw new IllegalArgumentException("half a surrogate pair is no text");
      }
    }
  }
}
