package rekindle.station.dashboard;

import rekindle.recovery.Wording;

/// A place that the pages link to.
///
/// @param path such as `/practice`
/// @param title as it stands in the navigation
public record NavEntry(String path, Wording title) {
  public NavEntry {
    if (!path.startsWith("/")) {
      throw new IllegalArgumentException(path + " is no path");
    }
  }
}
