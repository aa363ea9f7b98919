package rekindle.cli.download;

import java.time.Duration;

/// How much a download may take before it is given up.
///
/// @param maxBytes the largest file, in bytes
/// @param maxRedirects how often a server may send us on
/// @param toConnect until the server accepts the connection
/// @param toAnswer until it begins to answer
/// @param toStall without a single byte
/// @param tries how often in a row the download may break off with no byte gained
/// @param pause before the second try; each further one waits twice as long
public record Limits(
    long maxBytes,
    int maxRedirects,
    Duration toConnect,
    Duration toAnswer,
    Duration toStall,
    int tries,
    Duration pause) {
  /// For images: the largest of the vendor's has 140 MB.
  public static final Limits FOR_IMAGES =
      new Limits(
          300_000_000,
          5,
          Duration.ofSeconds(10),
          Duration.ofSeconds(30),
          Duration.ofSeconds(30),
          4,
          Duration.ofSeconds(1));

  public Limits {
    if (maxBytes < 1 || maxRedirects < 0 || tries < 1) {
      throw new IllegalArgumentException("a download may take at least something");
    }
  }
}
