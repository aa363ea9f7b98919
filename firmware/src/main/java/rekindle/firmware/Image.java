package rekindle.firmware;

import java.time.Instant;

/// Firmware bytes in the store, known by their sum.
///
/// @param sha256 its identity
/// @param sizeBytes its length; zero is allowed, any file may be published
/// @param kind what it is
/// @param firmwareVersion the version it carries; empty where it cannot be told
/// @param fileName the name of the file it came from; empty where there was none
/// @param addedAt when it was stored first
public record Image(
    Sha256 sha256,
    long sizeBytes,
    ImageKind kind,
    String firmwareVersion,
    String fileName,
    Instant addedAt) {
  public Image {
    if (sizeBytes < 0) {
      throw new IllegalArgumentException("an image of " + sizeBytes + " bytes");
    }
  }
}
