package rekindle.tftp;

/// The most a server grants.
///
/// @param maxBlockSizeBytes 8 to 65,464; what the path's MTU carries: MTU - 32 for IPv4, - 52 for
///   IPv6 (IP 20 or 40, UDP 8, TFTP 4)
/// @param maxWindowSize 1 to 65,535; 64 unless there is a reason, servers and switches choke on
///   more
public record Limits(int maxBlockSizeBytes, int maxWindowSize) {
  public static final int DEFAULT_MAX_WINDOW_SIZE = 64;

  /// Checks the ranges.
  ///
  /// @throws IllegalArgumentException if a number is outside its range
  public Limits {
    Terms.requireBlockSize(maxBlockSizeBytes);
    if (maxWindowSize < 1 || maxWindowSize > 0xFFFF) {
      throw new IllegalArgumentException("window of " + maxWindowSize + ", must be 1 to 65535");
    }
  }

  /// Blocks up to `maxBlockSizeBytes` in windows up to 64.
  public static Limits ofBlockSize(int maxBlockSizeBytes) {
    return new Limits(maxBlockSizeBytes, DEFAULT_MAX_WINDOW_SIZE);
  }
}
