package rekindle.firmware;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// The first bytes of a practice image's data: which model and which firmware it plays.
///
/// It is text, padded with zeros to [#SIZE_BYTES], so that anyone who opens the file in an editor
/// sees at once that it is not the vendor's firmware:
///
/// ```
/// REKINDLE PRACTICE IMAGE
/// Synthetic bytes for virtual phones. Not firmware of any vendor; a real phone cannot run it.
/// model=snom320
/// firmware=8.7.5.35
/// seed=1
/// size=3306384
/// ```
///
/// @param model the model's id
/// @param firmwareVersion 1 to 32 letters, digits and `.`, `_`, `+`, `-`
/// @param seed what the rest of the data was made from
/// @param sizeBytes the whole file, header included
public record PracticeManifest(String model, String firmwareVersion, long seed, long sizeBytes) {
  /// How much of the data it takes: with the header's 64 bytes exactly one TFTP block of 512.
  public static final int SIZE_BYTES = 448;

  private static final String MARK = "REKINDLE PRACTICE IMAGE\n";
  private static final String WARNING =
      "Synthetic bytes for virtual phones. Not firmware of any vendor; a real phone cannot run"
          + " it.\n";
  private static final Pattern MODEL = Pattern.compile("[a-z][a-z0-9]{1,31}");
  private static final Pattern VERSION = Pattern.compile("[A-Za-z0-9._+-]{1,32}");

  public PracticeManifest {
    if (!MODEL.matcher(model).matches()) {
      throw new IllegalArgumentException("a model's id is lower-case letters and digits: " + model);
    }
    if (!VERSION.matcher(firmwareVersion).matches()) {
      throw new IllegalArgumentException(
          "a firmware version is 1 to 32 letters, digits, '.', '_', '+' or '-': "
              + firmwareVersion);
    }
    if (sizeBytes < PracticeImage.MIN_SIZE_BYTES || sizeBytes > PracticeImage.MAX_SIZE_BYTES) {
      throw new IllegalArgumentException(
          "a practice image has %d to %d bytes, not %d"
              .formatted(PracticeImage.MIN_SIZE_BYTES, PracticeImage.MAX_SIZE_BYTES, sizeBytes));
    }
  }

  /// The manifest at the beginning of an image's data; empty if there is none, or none that holds
  /// together.
  ///
  /// @param data read from its position, which stays: what follows the 64 bytes of the header
  public static Optional<PracticeManifest> read(ByteBuffer data) {
    var bytes = new byte[Math.min(SIZE_BYTES, data.remaining())];
    data.get(data.position(), bytes);
    String text = new String(bytes, US_ASCII);
    if (!text.startsWith(MARK)) {
      return Optional.empty();
    }
    var fields = new HashMap<String, String>();
    text.substring(0, endOf(text))
        .lines()
        .map(line -> line.split("=", 2))
        .filter(field -> field.length == 2)
        .forEach(field -> fields.put(field[0], field[1]));
    return parsed(fields);
  }

  /// [#SIZE_BYTES] bytes, ready to be read.
  ByteBuffer encode() {
    String text =
        MARK
            + WARNING
            + "model=%s\nfirmware=%s\nseed=%d\nsize=%d\n"
                .formatted(model, firmwareVersion, seed, sizeBytes);
    return ByteBuffer.allocate(SIZE_BYTES).put(text.getBytes(US_ASCII)).clear();
  }

  private static int endOf(String text) {
    int end = text.indexOf('\0');
    return end < 0 ? text.length() : end;
  }

  private static Optional<PracticeManifest> parsed(Map<String, String> fields) {
    try {
      return Optional.of(
          new PracticeManifest(
              fields.getOrDefault("model", ""),
              fields.getOrDefault("firmware", ""),
              Long.parseLong(fields.getOrDefault("seed", "")),
              Long.parseLong(fields.getOrDefault("size", ""))));
    } catch (IllegalArgumentException foreign) {
      // Not written by us: then it is simply no practice image.
      return Optional.empty();
    }
  }
}
