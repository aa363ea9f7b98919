package rekindle.firmware;

/// A range of the flash.
///
/// @param offsetBytes first byte
/// @param sizeBytes length, at least 1
public record Partition(int offsetBytes, int sizeBytes) {
  public Partition {
    if (offsetBytes < 0 || sizeBytes < 1) {
      throw new IllegalArgumentException("partition of " + sizeBytes + " bytes at " + offsetBytes);
    }
  }

  /// The byte after the last.
  public int endBytes() {
    return Math.addExact(offsetBytes, sizeBytes);
  }
}
