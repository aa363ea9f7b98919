package rekindle.tftp;

import java.time.Duration;
import java.util.Optional;

/// What both ends of one transfer have agreed on.
///
/// @param blockSizeBytes bytes of every block but the last, 8 to 65,464 (RFC 2348)
/// @param windowSize blocks sent before an ACK is awaited, 1 to 65,535 (RFC 7440); 1 is lock-step
/// @param retryAfter the agreed `timeout`, 1 to 255 s (RFC 2349); empty: each side has its own idea
/// @param rollover which number follows 65,535
/// @param mode whether bytes are translated
public record Terms(
    int blockSizeBytes,
    int windowSize,
    Optional<Duration> retryAfter,
    Rollover rollover,
    Mode mode) {
  /// The block size of RFC 1350.
  public static final int DEFAULT_BLOCK_SIZE_BYTES = 512;

  public static final int SMALLEST_BLOCK_SIZE_BYTES = 8;
  public static final int LARGEST_BLOCK_SIZE_BYTES = 65_464;

  /// Checks the ranges.
  ///
  /// @throws IllegalArgumentException if a number is outside its range
  public Terms {
    requireBlockSize(blockSizeBytes);
    if (windowSize < 1 || windowSize > 0xFFFF) {
      throw new IllegalArgumentException("window of " + windowSize + ", must be 1 to 65535");
    }
    if (retryAfter.isPresent() && !retryAfter.get().isPositive()) {
      throw new IllegalArgumentException("retry after " + retryAfter.get());
    }
  }

  /// The terms of RFC 1350: 512 bytes, lock-step, no agreed timer.
  public static Terms plain(Mode mode) {
    return new Terms(DEFAULT_BLOCK_SIZE_BYTES, 1, Optional.empty(), Rollover.TO_ZERO, mode);
  }

  static void requireBlockSize(int bytes) {
    if (bytes < SMALLEST_BLOCK_SIZE_BYTES || bytes > LARGEST_BLOCK_SIZE_BYTES) {
      throw new IllegalArgumentException("blocks of " + bytes + " bytes, must be 8 to 65464");
    }
  }
}
