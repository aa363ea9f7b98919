package rekindle.firmware;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/// Reads the practice manifest at the beginning of a tar.gz, without the rest of it.
final class ArchiveStart {
  private static final int FIXED_HEADER_BYTES = 10;
  private static final int COMMENT_ALONE = 16;
  private static final int WANTED_BYTES =
      PracticeArchive.TAR_BLOCK_BYTES + PracticeManifest.SIZE_BYTES;

  private ArchiveStart() {}

  /// The manifest; empty if these bytes are not the beginning of a practice archive.
  ///
  /// @param gzip the first bytes of the file, from position to limit; both stay
  static Optional<PracticeManifest> manifest(ByteBuffer gzip) {
    ByteBuffer bytes = gzip.slice();
    if (bytes.remaining() < FIXED_HEADER_BYTES
        || bytes.getShort() != 0x1F8B
        || bytes.get() != 8
        || bytes.get() != COMMENT_ALONE) {
      return Optional.empty();
    }
    bytes.position(FIXED_HEADER_BYTES);
    while (bytes.hasRemaining() && bytes.get() != 0) {
      // The comment ends with a zero.
    }
    return inflated(bytes).filter(ArchiveStart::beginsWithManifest).flatMap(ArchiveStart::read);
  }

  private static boolean beginsWithManifest(ByteBuffer tar) {
    String name = PracticeArchive.MANIFEST_NAME + "\0";
    return ISO_8859_1.decode(tar.slice(0, name.length())).toString().equals(name);
  }

  private static Optional<PracticeManifest> read(ByteBuffer tar) {
    return PracticeManifest.read(tar.position(PracticeArchive.TAR_BLOCK_BYTES));
  }

  private static Optional<ByteBuffer> inflated(ByteBuffer deflated) {
    var inflater = new Inflater(true);
    try {
      inflater.setInput(deflated);
      ByteBuffer tar = ByteBuffer.allocate(WANTED_BYTES);
      while (tar.hasRemaining()) {
        if (inflater.inflate(tar) == 0) {
          return Optional.empty();
        }
      }
      return Optional.of(tar.flip());
    } catch (DataFormatException foreign) {
      return Optional.empty();
    } finally {
      inflater.end();
    }
  }
}
