package rekindle.tftp;

import java.nio.ByteBuffer;

/// DATA and ACK as primitives, for loops that move packets without an object each.
///
/// All buffers are big-endian, as new buffers are.
public final class Frame {
  public static final int READ_REQUEST = 1;
  public static final int WRITE_REQUEST = 2;
  public static final int DATA = 3;
  public static final int ACK = 4;
  public static final int ERROR = 5;
  public static final int OPTION_ACK = 6;

  /// Opcode and block number: all of an ACK, and what stands before the bytes of a DATA.
  public static final int HEADER_BYTES = 4;

  private Frame() {}

  /// The opcode of a datagram, or -1 if it is shorter than one. DATA and ACK count only with their
  /// block number: for a shorter one the answer is -1, too.
  ///
  /// @param datagram looked at from its position; not moved
  public static int opcode(ByteBuffer datagram) {
    if (datagram.remaining() < 2) {
      return -1;
    }
    int opcode = datagram.getShort(datagram.position()) & 0xFFFF;
    boolean cut = (opcode == DATA || opcode == ACK) && datagram.remaining() < HEADER_BYTES;
    return cut ? -1 : opcode;
  }

  /// The block number of a DATA or ACK, 0 to 65,535. Bytes behind the number of an ACK are
  /// tolerated.
  ///
  /// @param datagram one whose [#opcode] is [#DATA] or [#ACK]; not moved
  public static int block(ByteBuffer datagram) {
    return datagram.getShort(datagram.position() + 2) & 0xFFFF;
  }

  /// Writes the four bytes before a block's bytes.
  ///
  /// @param into its position moves by [#HEADER_BYTES]
  public static void putDataHeader(int block, ByteBuffer into) {
    into.putInt(dataHeader(block));
  }

  /// The four bytes before a block's bytes, as a big-endian number.
  public static int dataHeader(int block) {
    return DATA << 16 | requireBlock(block);
  }

  /// Writes an ACK.
  ///
  /// @param into its position moves by [#HEADER_BYTES]
  public static void putAck(int block, ByteBuffer into) {
    into.putInt(ACK << 16 | requireBlock(block));
  }

  static int requireBlock(int block) {
    if (block < 0 || block > 0xFFFF) {
      throw new IllegalArgumentException("block number " + block + " does not fit 16 bits");
    }
    return block;
  }
}
