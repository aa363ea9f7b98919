package rekindle.firmware.disk;

import rekindle.firmware.Notice;

/// Hears of damage that the store found and got around.
@FunctionalInterface
public interface StoreListener {
  /// Something was damaged; the rest of the store works.
  void trouble(Notice notice);
}
