package rekindle.firmware;

import java.nio.ByteBuffer;
import java.util.zip.CRC32;

/// A practice image of the 3xx family: U-Boot's legacy header, the manifest, then noise.
final class PracticeUImage implements PracticeBody {
  private static final int LINUX = 5;
  private static final int MIPS = 5;
  private static final int FIRMWARE = 5;
  private static final int MANIFEST_END = PracticeImage.MIN_SIZE_BYTES;
  private static final int PIECE_BYTES = 1 << 16;

  private final ByteBuffer headerBytes;
  private final ByteBuffer manifestBytes;
  private final Noise noise;

  PracticeUImage(PracticeManifest manifest) {
    this.manifestBytes = manifest.encode();
    this.noise = new Noise(manifest.seed());
    this.headerBytes = header(manifest, dataCrc(manifest.sizeBytes())).encode();
  }

  @Override
  public void putPiece(long position, ByteBuffer into, int most) {
    if (position < UImageHeader.SIZE_BYTES) {
      PracticeBody.putFrom(headerBytes, (int) position, into, most);
    } else if (position < MANIFEST_END) {
      int start = (int) position - UImageHeader.SIZE_BYTES;
      PracticeBody.putFrom(manifestBytes, start, into, most);
    } else {
      noise.put(position, into, most);
    }
  }

  private long dataCrc(long sizeBytes) {
    var crc = new CRC32();
    crc.update(manifestBytes.duplicate());
    ByteBuffer piece = ByteBuffer.allocate(PIECE_BYTES);
    for (long at = MANIFEST_END; at < sizeBytes; at += PIECE_BYTES) {
      piece.clear();
      noise.put(at, piece, (int) Math.min(PIECE_BYTES, sizeBytes - at));
      crc.update(piece.flip());
    }
    return crc.getValue();
  }

  private static UImageHeader header(PracticeManifest manifest, long dataCrc) {
    String name = "PRACTICE " + manifest.model() + " " + manifest.firmwareVersion();
    return new UImageHeader(
        PracticeImage.CREATED_SECONDS,
        manifest.sizeBytes() - UImageHeader.SIZE_BYTES,
        0,
        0,
        dataCrc,
        LINUX,
        MIPS,
        FIRMWARE,
        0,
        // A long version is cut here; the manifest has all of it.
        name.substring(0, Math.min(name.length(), UImageHeader.MAX_NAME_BYTES)));
  }
}
