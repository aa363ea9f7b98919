package rekindle.firmware;

/// An image of the vendor's that is publicly known.
///
/// @param version the vendor's version, such as `8.7.5.35`
/// @param sizeBytes the exact size of the file
public record KnownImage(String version, long sizeBytes) {
  public KnownImage {
    if (version.isBlank() || sizeBytes < 1) {
      throw new IllegalArgumentException("image " + version + " of " + sizeBytes + " bytes");
    }
  }
}
