package rekindle.firmware;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32;

/// The payload of a practice container: a gzip file (RFC 1952) with a tar archive (POSIX ustar) of
/// the manifest and of noise, of exactly the length asked for.
///
/// The archive is stored, not deflated (RFC 1951 section 3.2.4): noise does not get shorter, and so
/// every byte of it can be computed where it is read. A comment in gzip's header fills what the
/// 512-byte blocks of tar leave over.
final class PracticeArchive {
  /// Where the manifest is inside the archive.
  static final String MANIFEST_NAME = "REKINDLE-PRACTICE-IMAGE.txt";

  static final int TAR_BLOCK_BYTES = 512;

  private static final String NOISE_NAME = "practice-filler.bin";
  private static final String COMMENT =
      "Synthetic bytes for virtual phones, made by Rekindle. Not firmware of any vendor. ";
  private static final int FIXED_HEADER_BYTES = 10;
  private static final int TRAILER_BYTES = 8;
  private static final int MAX_STORED_BYTES = 65_535;
  private static final int STORED_HEADER_BYTES = 5;
  private static final int TAR_START_BYTES = 3 * TAR_BLOCK_BYTES;
  private static final int TAR_END_BYTES = 2 * TAR_BLOCK_BYTES;
  private static final int PIECE_BYTES = 1 << 16;

  private final long sizeBytes;
  private final long tarBytes;
  private final ByteBuffer gzipStart;
  private final ByteBuffer tarStart;
  private final ByteBuffer gzipEnd;
  private final Noise noise;

  /// @param sizeBytes the whole gzip file
  PracticeArchive(PracticeManifest manifest, long sizeBytes) {
    this.sizeBytes = sizeBytes;
    this.tarBytes = tarBytesIn(sizeBytes);
    this.noise = new Noise(manifest.seed());
    this.gzipStart = gzipStart(Math.toIntExact(sizeBytes - gzippedBytes(tarBytes)));
    this.tarStart = tarStart(manifest);
    this.gzipEnd = gzipEnd();
  }

  /// Puts bytes of the gzip file; as [PracticeBody#putPiece].
  void putPiece(long position, ByteBuffer into, int most) {
    long inData = position - gzipStart.limit();
    if (inData < 0) {
      PracticeBody.putFrom(gzipStart, (int) position, into, most);
    } else if (position >= sizeBytes - TRAILER_BYTES) {
      int start = (int) (position - (sizeBytes - TRAILER_BYTES));
      PracticeBody.putFrom(gzipEnd, start, into, most);
    } else {
      putStored(inData, into, most);
    }
  }

  private void putStored(long position, ByteBuffer into, int most) {
    long block = position / (STORED_HEADER_BYTES + MAX_STORED_BYTES);
    int inBlock = (int) (position % (STORED_HEADER_BYTES + MAX_STORED_BYTES));
    long start = block * MAX_STORED_BYTES;
    int length = (int) Math.min(MAX_STORED_BYTES, tarBytes - start);
    if (inBlock < STORED_HEADER_BYTES) {
      boolean last = start + length == tarBytes;
      PracticeBody.putFrom(storedHeader(last, length), inBlock, into, most);
    } else {
      int offset = inBlock - STORED_HEADER_BYTES;
      putTar(start + offset, into, Math.min(most, length - offset));
    }
  }

  private void putTar(long position, ByteBuffer into, int most) {
    long noiseEnd = tarBytes - TAR_END_BYTES;
    if (position < TAR_START_BYTES) {
      PracticeBody.putFrom(tarStart, (int) position, into, most);
    } else if (position < noiseEnd) {
      noise.put(position, into, (int) Math.min(most, noiseEnd - position));
    } else {
      into.put(new byte[most]);
    }
  }

  private static ByteBuffer storedHeader(boolean last, int length) {
    return ByteBuffer.allocate(STORED_HEADER_BYTES)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put((byte) (last ? 1 : 0))
        .putShort((short) length)
        .putShort((short) ~length)
        .flip();
  }

  private static ByteBuffer gzipStart(int commentBytes) {
    String comment = COMMENT.repeat(commentBytes / COMMENT.length() + 1);
    return ByteBuffer.allocate(FIXED_HEADER_BYTES + commentBytes + 1)
        .order(ByteOrder.LITTLE_ENDIAN)
        // Magic, method "deflate", flag "has a comment", time, no extra flags, made under Unix.
        .put(new byte[] {0x1F, (byte) 0x8B, 8, 16})
        .putInt((int) PracticeImage.CREATED_SECONDS)
        .put(new byte[] {0, 3})
        .put(comment.substring(0, commentBytes).getBytes(US_ASCII))
        .clear();
  }

  private ByteBuffer gzipEnd() {
    var crc = new CRC32();
    ByteBuffer piece = ByteBuffer.allocate(PIECE_BYTES);
    for (long at = 0; at < tarBytes; at += piece.limit()) {
      piece.clear();
      putTar(at, piece, (int) Math.min(PIECE_BYTES, tarBytes - at));
      crc.update(piece.flip());
    }
    return ByteBuffer.allocate(TRAILER_BYTES)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putInt((int) crc.getValue())
        .putInt((int) tarBytes)
        .flip();
  }

  private ByteBuffer tarStart(PracticeManifest manifest) {
    ByteBuffer text = manifest.encode();
    ByteBuffer start = ByteBuffer.allocate(TAR_START_BYTES);
    start.put(tarHeader(MANIFEST_NAME, text.remaining())).put(text);
    start.position(2 * TAR_BLOCK_BYTES);
    start.put(tarHeader(NOISE_NAME, tarBytes - TAR_START_BYTES - TAR_END_BYTES));
    return start.flip();
  }

  /// A header of POSIX ustar (IEEE Std 1003.1, pax, section "ustar Interchange Format").
  private static ByteBuffer tarHeader(String name, long fileBytes) {
    ByteBuffer header = ByteBuffer.allocate(TAR_BLOCK_BYTES);
    put(header, 0, name);
    put(header, 100, "0000644\0" + "0000000\0" + "0000000\0");
    put(header, 124, "%011o\0".formatted(fileBytes));
    put(header, 136, "%011o\0".formatted(PracticeImage.CREATED_SECONDS));
    // The sum is taken with blanks in its own place.
    put(header, 148, "        ");
    put(header, 156, "0");
    put(header, 257, "ustar\0" + "00" + "rekindle");
    put(header, 297, "practice");
    int sum = 0;
    for (int at = 0; at < TAR_BLOCK_BYTES; at++) {
      sum += Byte.toUnsignedInt(header.get(at));
    }
    put(header, 148, "%06o\0 ".formatted(sum));
    return header;
  }

  private static void put(ByteBuffer header, int at, String text) {
    header.put(at, text.getBytes(US_ASCII));
  }

  /// The longest archive that fits: whole blocks.
  private static long tarBytesIn(long sizeBytes) {
    long tarBytes = sizeBytes / TAR_BLOCK_BYTES * TAR_BLOCK_BYTES;
    while (gzippedBytes(tarBytes) > sizeBytes) {
      tarBytes -= TAR_BLOCK_BYTES;
    }
    return tarBytes;
  }

  /// The gzip file around an archive, with an empty comment.
  private static long gzippedBytes(long tarBytes) {
    long blocks = Math.ceilDiv(tarBytes, MAX_STORED_BYTES);
    return FIXED_HEADER_BYTES + 1 + blocks * STORED_HEADER_BYTES + tarBytes + TRAILER_BYTES;
  }
}
