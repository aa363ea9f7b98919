package rekindle.phone.disk;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import rekindle.firmware.Sha256;

/// A phone as the bytes of one file: a head in plain text that people can read, then the flash.
///
/// ```
/// REKINDLE VIRTUAL PHONE 1
/// model=snom320
/// flashBytes=8388608
/// sha256=... (of the whole file, with NUL in place of this sum)
/// ```
///
/// The head is filled with NUL to [#HEAD_BYTES], so that the flash can be cut out with `dd`.
///
/// @param modelId whose flash it is: letters and digits
/// @param flash the whole chip
record StateFile(String modelId, ByteBuffer flash) {
  static final int HEAD_BYTES = 512;

  private static final Pattern MODEL = Pattern.compile("(?m)^model=([a-z0-9]+)$");

  StateFile {
    flash = flash.slice().asReadOnlyBuffer();
  }

  /// Head and flash, ready to be read.
  ByteBuffer encode() {
    String fields =
        """
        REKINDLE VIRTUAL PHONE 1
        model=%s
        flashBytes=%d
        sha256=\
        """
            .formatted(modelId, flash.remaining());
    ByteBuffer file = ByteBuffer.allocate(HEAD_BYTES + flash.remaining());
    file.put(fields.getBytes(US_ASCII));
    file.put(HEAD_BYTES, flash, flash.position(), flash.remaining());
    String sum = Sha256.of(file.duplicate().position(0)).hex();
    return file.put((sum + "\n").getBytes(US_ASCII)).position(0);
  }

  /// Reads a file back; empty unless every byte of it is as it was written.
  ///
  /// @param file read from position to limit; both stay
  static Optional<StateFile> decode(ByteBuffer file) {
    if (file.remaining() < HEAD_BYTES) {
      return Optional.empty();
    }
    byte[] head = new byte[HEAD_BYTES];
    file.get(file.position(), head);
    Matcher model = MODEL.matcher(new String(head, US_ASCII));
    if (!model.find()) {
      return Optional.empty();
    }
    int flashBytes = file.remaining() - HEAD_BYTES;
    var state = new StateFile(model.group(1), file.slice(file.position() + HEAD_BYTES, flashBytes));
    return Optional.of(state).filter(read -> read.encode().equals(file));
  }
}
