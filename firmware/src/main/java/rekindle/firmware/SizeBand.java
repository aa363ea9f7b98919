package rekindle.firmware;

/// The sizes that a model's images are known or expected to have.
///
/// @param minBytes smallest, at least 1
/// @param maxBytes largest, at least `minBytes`
public record SizeBand(long minBytes, long maxBytes) {
  public SizeBand {
    if (minBytes < 1 || maxBytes < minBytes) {
      throw new IllegalArgumentException("a band from " + minBytes + " to " + maxBytes + " bytes");
    }
  }

  public boolean contains(long sizeBytes) {
    return minBytes <= sizeBytes && sizeBytes <= maxBytes;
  }
}
