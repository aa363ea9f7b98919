package rekindle.firmware;

import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Objects;
import java.util.zip.CRC32;

/// A synthetic image for virtual phones, in U-Boot's legacy format: header, [PracticeManifest],
/// then bytes that follow from the seed alone.
///
/// Its bytes are computed where they are read, so an image of any size takes no memory. Equal
/// arguments give equal bytes, in this and every later version of Rekindle.
public final class PracticeImage {
  /// Header and manifest, no further data.
  public static final int MIN_SIZE_BYTES = UImageHeader.SIZE_BYTES + PracticeManifest.SIZE_BYTES;

  /// What the header's length field can announce.
  public static final long MAX_SIZE_BYTES = UImageHeader.SIZE_BYTES + UImageHeader.MAX_DATA_BYTES;

  // The last change of the user's document, 8 November 2010 16:37 UTC: fixed, so that equal
  // arguments give equal bytes.
  private static final long CREATED_SECONDS = 1_289_234_220L;
  private static final int LINUX = 5;
  private static final int MIPS = 5;
  private static final int FIRMWARE = 5;
  private static final int PIECE_BYTES = 1 << 16;

  private final PracticeManifest manifest;
  private final ByteBuffer manifestBytes;
  private final ByteBuffer headerBytes;

  private PracticeImage(PracticeManifest manifest) {
    this.manifest = manifest;
    this.manifestBytes = manifest.encode();
    this.headerBytes = header(manifest, dataCrc()).encode();
  }

  /// Makes an image.
  ///
  /// @param model the model's id, such as `snom320`
  /// @param sizeBytes the whole file, [#MIN_SIZE_BYTES] to [#MAX_SIZE_BYTES]
  /// @param firmwareVersion 1 to 32 letters, digits and `.`, `_`, `+`, `-`
  /// @param seed any number; another seed gives other bytes
  /// @throws IllegalArgumentException if an argument is outside its range, with a message for
  ///   people
  public static PracticeImage make(
      String model, long sizeBytes, String firmwareVersion, long seed) {
    return new PracticeImage(new PracticeManifest(model, firmwareVersion, seed, sizeBytes));
  }

  public PracticeManifest manifest() {
    return manifest;
  }

  public long sizeBytes() {
    return manifest.sizeBytes();
  }

  /// Reads bytes of the file from a position on.
  ///
  /// @param position first byte wanted, from 0
  /// @param into filled from its position as far as the file and its room reach
  /// @return how many bytes were put; 0 if `into` is full, -1 at the end of the file
  public int read(long position, ByteBuffer into) {
    Objects.checkIndex(position, sizeBytes() + 1);
    if (position == sizeBytes()) {
      return into.hasRemaining() ? -1 : 0;
    }
    int wanted = (int) Math.min(into.remaining(), sizeBytes() - position);
    int before = into.position();
    while (into.position() - before < wanted) {
      putPiece(position + into.position() - before, into, wanted - (into.position() - before));
    }
    return wanted;
  }

  /// The whole file as a stream; reads never fail.
  public InputStream stream() {
    return new PracticeStream(this);
  }

  /// The whole file, for small images.
  ///
  /// @throws ArithmeticException if it does not fit in one array
  public ByteBuffer bytes() {
    ByteBuffer all = ByteBuffer.allocate(Math.toIntExact(sizeBytes()));
    read(0, all);
    return all.flip();
  }

  private void putPiece(long position, ByteBuffer into, int most) {
    if (position < UImageHeader.SIZE_BYTES) {
      putFrom(headerBytes, (int) position, into, most);
    } else if (position < MIN_SIZE_BYTES) {
      putFrom(manifestBytes, (int) position - UImageHeader.SIZE_BYTES, into, most);
    } else {
      putNoise(position, into, most);
    }
  }

  private static void putFrom(ByteBuffer part, int start, ByteBuffer into, int most) {
    into.put(part.slice(start, Math.min(most, part.limit() - start)));
  }

  private void putNoise(long position, ByteBuffer into, int most) {
    ByteOrder order = into.order();
    into.order(ByteOrder.LITTLE_ENDIAN);
    long at = position;
    long end = position + most;
    while (at < end) {
      if ((at & 7) == 0 && end - at >= Long.BYTES) {
        into.putLong(noise(at >>> 3));
        at += Long.BYTES;
      } else {
        into.put((byte) (noise(at >>> 3) >>> ((at & 7) * Byte.SIZE)));
        at++;
      }
    }
    into.order(order);
  }

  /// Eight bytes of SplitMix64 (Steele, Lea, Flood: Fast Splittable Pseudorandom Number Generators,
  /// OOPSLA 2014): a counter and a mixing step, so that any position can be computed by itself.
  private long noise(long index) {
    long mixed = manifest.seed() + (index + 1) * 0x9E37_79B9_7F4A_7C15L;
    mixed = (mixed ^ (mixed >>> 30)) * 0xBF58_476D_1CE4_E5B9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94D0_49BB_1331_11EBL;
    return mixed ^ (mixed >>> 31);
  }

  private long dataCrc() {
    var crc = new CRC32();
    crc.update(manifestBytes.duplicate());
    ByteBuffer piece = ByteBuffer.allocate(PIECE_BYTES);
    for (long at = MIN_SIZE_BYTES; at < sizeBytes(); at += PIECE_BYTES) {
      piece.clear();
      putNoise(at, piece, (int) Math.min(PIECE_BYTES, sizeBytes() - at));
      crc.update(piece.flip());
    }
    return crc.getValue();
  }

  private static UImageHeader header(PracticeManifest manifest, long dataCrc) {
    String name = "PRACTICE " + manifest.model() + " " + manifest.firmwareVersion();
    return new UImageHeader(
        CREATED_SECONDS,
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
