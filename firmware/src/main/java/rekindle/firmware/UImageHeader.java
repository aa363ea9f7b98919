package rekindle.firmware;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32;

/// The header of U-Boot's legacy image format: 64 bytes, big-endian, before the data.
///
/// | offset | bytes | field |
/// |---|---|---|
/// | 0 | 4 | magic 0x27051956 |
/// | 4 | 4 | CRC-32 of the header, with this field as zero |
/// | 8 | 4 | creation time, seconds since 1970 |
/// | 12 | 4 | length of the data |
/// | 16 | 4 | load address |
/// | 20 | 4 | entry point |
/// | 24 | 4 | CRC-32 of the data |
/// | 28 | 1 each | operating system, architecture, type, compression |
/// | 32 | 32 | name, padded with zeros |
///
/// Source: U-Boot, `include/image.h`, `struct legacy_img_hdr`.
///
/// @param timeSeconds 0 to 2^32 - 1
/// @param dataBytes 0 to 2^32 - 1
/// @param loadAddress 0 to 2^32 - 1
/// @param entryPoint 0 to 2^32 - 1
/// @param dataCrc 0 to 2^32 - 1
/// @param system operating system, 0 to 255; 5 is Linux
/// @param architecture 0 to 255; 5 is MIPS
/// @param type 0 to 255; 5 is "firmware"
/// @param compression 0 to 255; 0 is none
/// @param name at most 32 characters of ISO 8859-1 without NUL
public record UImageHeader(
    long timeSeconds,
    long dataBytes,
    long loadAddress,
    long entryPoint,
    long dataCrc,
    int system,
    int architecture,
    int type,
    int compression,
    String name) {
  public static final int SIZE_BYTES = 64;
  public static final int MAGIC = 0x27051956;
  public static final int MAX_NAME_BYTES = 32;
  public static final long MAX_DATA_BYTES = 0xFFFF_FFFFL;

  private static final int CRC_OFFSET = 4;
  private static final int NAME_OFFSET = 32;

  public UImageHeader {
    for (long word : new long[] {timeSeconds, dataBytes, loadAddress, entryPoint, dataCrc}) {
      require(word >= 0 && word <= MAX_DATA_BYTES, "a field of 32 bits: " + word);
    }
    for (int octet : new int[] {system, architecture, type, compression}) {
      require(octet >= 0 && octet <= 255, "a field of 8 bits: " + octet);
    }
    require(
        name.length() <= MAX_NAME_BYTES && name.chars().allMatch(c -> c > 0 && c < 256),
        "a name of at most 32 bytes: " + name);
  }

  /// The 64 bytes, with the header's CRC put in; ready to be read.
  public ByteBuffer encode() {
    ByteBuffer header = ByteBuffer.allocate(SIZE_BYTES).order(ByteOrder.BIG_ENDIAN);
    header.putInt(MAGIC).putInt(0);
    header.putInt((int) timeSeconds).putInt((int) dataBytes);
    header.putInt((int) loadAddress).putInt((int) entryPoint).putInt((int) dataCrc);
    header.put((byte) system).put((byte) architecture).put((byte) type).put((byte) compression);
    header.put(name.getBytes(ISO_8859_1));
    header.clear();
    return header.putInt(CRC_OFFSET, (int) crcOf(header));
  }

  /// Whether these bytes begin with the format's magic number.
  ///
  /// @param start read from its position, which stays
  public static boolean announcedBy(ByteBuffer start) {
    ByteBuffer bytes = start.duplicate().order(ByteOrder.BIG_ENDIAN);
    return bytes.remaining() >= Integer.BYTES && bytes.getInt() == MAGIC;
  }

  /// Whether the CRC of an announced header is right.
  ///
  /// @param start at least 64 bytes, read from its position, which stays
  static boolean crcHolds(ByteBuffer start) {
    ByteBuffer header = copyOf(start);
    int written = header.getInt(CRC_OFFSET);
    header.putInt(CRC_OFFSET, 0);
    return (int) crcOf(header) == written;
  }

  /// The fields of a header whose magic and CRC are right.
  ///
  /// @param start at least 64 bytes, read from its position, which stays
  static UImageHeader decode(ByteBuffer start) {
    ByteBuffer header = copyOf(start);
    var nameBytes = new byte[MAX_NAME_BYTES];
    header.get(NAME_OFFSET, nameBytes);
    String name = new String(nameBytes, ISO_8859_1);
    int end = name.indexOf('\0');
    return new UImageHeader(
        Integer.toUnsignedLong(header.getInt(8)),
        Integer.toUnsignedLong(header.getInt(12)),
        Integer.toUnsignedLong(header.getInt(16)),
        Integer.toUnsignedLong(header.getInt(20)),
        Integer.toUnsignedLong(header.getInt(24)),
        Byte.toUnsignedInt(header.get(28)),
        Byte.toUnsignedInt(header.get(29)),
        Byte.toUnsignedInt(header.get(30)),
        Byte.toUnsignedInt(header.get(31)),
        end < 0 ? name : name.substring(0, end));
  }

  private static ByteBuffer copyOf(ByteBuffer start) {
    ByteBuffer header = ByteBuffer.allocate(SIZE_BYTES).order(ByteOrder.BIG_ENDIAN);
    return header.put(start.slice(start.position(), SIZE_BYTES)).flip();
  }

  private static long crcOf(ByteBuffer header) {
    var crc = new CRC32();
    crc.update(header.duplicate());
    return crc.getValue();
  }

  private static void require(boolean holds, String rule) {
    if (!holds) {
      throw new IllegalArgumentException("the uImage header wants " + rule);
    }
  }
}
