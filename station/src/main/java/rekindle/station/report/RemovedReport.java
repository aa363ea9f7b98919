package rekindle.station.report;

import java.time.Instant;
import java.util.List;
import rekindle.firmware.disk.Removed;

/// An image that can be restored, as programs read it.
///
/// @param names those that it gets back, as far as they are free
/// @param until how long it can be restored
public record RemovedReport(
    String sha256,
    long sizeBytes,
    String firmwareVersion,
    String fileName,
    List<String> names,
    Instant removedAt,
    Instant until) {
  /// As it lies there.
  public static RemovedReport of(Removed removed) {
    return new RemovedReport(
        removed.image().sha256().hex(),
        removed.image().sizeBytes(),
        removed.image().firmwareVersion(),
        removed.image().fileName(),
        removed.names(),
        removed.at(),
        removed.until());
  }
}
