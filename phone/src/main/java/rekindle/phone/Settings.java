package rekindle.phone;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.zip.CRC32;

/// What a phone knows about itself and its user, as it lies in the settings partition. A recovery
/// erases it (the user's document, note 1: "the phone does not know even its own identity").
///
/// In the flash: length and CRC-32 of the text (4 bytes each, big-endian), then the text: the
/// layout is ours, the real one is not public. A torn erase therefore leaves no settings, never
/// wrong ones.
///
/// @param identity the account the phone registers with, such as `4711@pbx.example`
/// @param language of its display once it runs
public record Settings(String identity, String language) {
  private static final int HEAD_BYTES = 8;

  public Settings {
    if ((identity + language).indexOf('\n') >= 0) {
      throw new IllegalArgumentException("settings are one line each");
    }
  }

  /// The settings in a phone's flash; empty if they were erased or are damaged.
  public static Optional<Settings> read(NorFlash chip) {
    ByteBuffer partition = chip.read(chip.geometry().settings());
    if (partition.remaining() < HEAD_BYTES) {
      return Optional.empty();
    }
    int length = partition.getInt();
    int crc = partition.getInt();
    if (length < 0 || length > partition.remaining()) {
      return Optional.empty();
    }
    byte[] text = new byte[length];
    partition.get(text);
    return crcOf(text) == crc ? parse(new String(text, UTF_8)) : Optional.empty();
  }

  ByteBuffer encode() {
    byte[] text = (identity + "\n" + language).getBytes(UTF_8);
    ByteBuffer bytes = ByteBuffer.allocate(HEAD_BYTES + text.length);
    return bytes.putInt(text.length).putInt(crcOf(text)).put(text).flip();
  }

  private static Optional<Settings> parse(String text) {
    String[] lines = text.split("\n", -1);
    return lines.length == 2 ? Optional.of(new Settings(lines[0], lines[1])) : Optional.empty();
  }

  private static int crcOf(byte[] text) {
    var crc = new CRC32();
    crc.update(text);
    return (int) crc.getValue();
  }
}
