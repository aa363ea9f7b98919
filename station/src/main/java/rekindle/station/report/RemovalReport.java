package rekindle.station.report;

import java.util.List;

/// What is gone, as programs read it.
///
/// @param names that are published no more
/// @param sha256 of the image that they led to
/// @param imageRemoved whether the image is removed, too; it can be restored for a week
public record RemovalReport(List<String> names, String sha256, boolean imageRemoved) {}
