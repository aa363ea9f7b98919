package rekindle.firmware;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// Bytes that follow from a seed alone and that nothing can compress.
///
/// @param seed any number; another one gives other bytes
record Noise(long seed) {
  /// Puts the bytes that stand from a position on.
  ///
  /// @param position any, from 0
  /// @param into has room for `count`
  void put(long position, ByteBuffer into, int count) {
    ByteOrder order = into.order();
    into.order(ByteOrder.LITTLE_ENDIAN);
    long at = position;
    long end = position + count;
    while (at < end) {
      if ((at & 7) == 0 && end - at >= Long.BYTES) {
        into.putLong(eightBytes(at >>> 3));
        at += Long.BYTES;
      } else {
        into.put((byte) (eightBytes(at >>> 3) >>> ((at & 7) * Byte.SIZE)));
        at++;
      }
    }
    into.order(order);
  }

  /// Eight bytes of SplitMix64 (Steele, Lea, Flood: Fast Splittable Pseudorandom Number Generators,
  /// OOPSLA 2014): a counter and a mixing step, so that any position can be computed by itself.
  private long eightBytes(long index) {
    long mixed = seed + (index + 1) * 0x9E37_79B9_7F4A_7C15L;
    mixed = (mixed ^ (mixed >>> 30)) * 0xBF58_476D_1CE4_E5B9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94D0_49BB_1331_11EBL;
    return mixed ^ (mixed >>> 31);
  }
}
