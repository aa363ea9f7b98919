package rekindle.phone;

import java.nio.ByteBuffer;
import java.util.Arrays;

/// The memory that a boot loader loads an image into, before it looks at it.
final class Ram {
  /// More than any image of this family and more than 65,535 blocks of 512 bytes; the real phones'
  /// size is not public (inferred).
  static final int LIMIT_BYTES = 64 << 20;

  private static final int FIRST_BYTES = 1 << 20;

  private byte[] bytes = new byte[0];
  private int sizeBytes;
  private boolean full;

  /// Appends a block.
  ///
  /// @param block read from position to limit; untouched if it does not fit
  /// @return whether it fits
  boolean append(ByteBuffer block) {
    int needed = sizeBytes + block.remaining();
    if (needed > LIMIT_BYTES) {
      full = true;
      return false;
    }
    if (needed > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(FIRST_BYTES, Math.max(needed, bytes.length * 2)));
    }
    int added = block.remaining();
    block.get(bytes, sizeBytes, added);
    sizeBytes += added;
    return true;
  }

  /// Makes room for an announced size, so that nothing has to be moved later.
  ///
  /// @return whether that much fits
  boolean reserve(long wantedBytes) {
    if (wantedBytes > LIMIT_BYTES) {
      return false;
    }
    bytes = Arrays.copyOf(bytes, Math.max(bytes.length, (int) wantedBytes));
    return true;
  }

  void clear() {
    sizeBytes = 0;
  }

  /// Whether a block did not fit.
  boolean full() {
    return full;
  }

  int sizeBytes() {
    return sizeBytes;
  }

  /// What was appended: a read-only view, valid until [#clear].
  ByteBuffer content() {
    return ByteBuffer.wrap(bytes, 0, sizeBytes).slice().asReadOnlyBuffer();
  }
}
