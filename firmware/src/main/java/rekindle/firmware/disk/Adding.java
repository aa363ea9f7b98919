package rekindle.firmware.disk;

import rekindle.firmware.Image;
import rekindle.firmware.Inspection;
import rekindle.firmware.Notice;

/// What became of an image that was to be added.
public sealed interface Adding {
  Inspection inspection();

  /// It is in the store, whole and on the disk. It is not published yet.
  ///
  /// @param alreadyThere the same bytes had been stored before
  record Added(Image image, boolean alreadyThere, Inspection inspection) implements Adding {}

  /// It was not let in; nothing was stored.
  record Refused(Notice reason, Inspection inspection) implements Adding {}
}
