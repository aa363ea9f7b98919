package rekindle.station.report;

import rekindle.firmware.disk.Undone;

/// What a publishing that was taken back changed, as programs read it.
///
/// @param was the SHA-256 that the name led to
/// @param now the SHA-256 that it leads to again; empty: it is not published any more
public record ChangeReport(String name, String was, String now) {
  /// One name.
  public static ChangeReport of(Undone undone) {
    return new ChangeReport(
        undone.was().name(),
        undone.was().image().sha256().hex(),
        undone.now().map(now -> now.image().sha256().hex()).orElse(""));
  }
}
