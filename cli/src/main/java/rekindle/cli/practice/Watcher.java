package rekindle.cli.practice;

import rekindle.firmware.Step;
import rekindle.phone.Screen;

/// Hears what happens at a phone that the technician recovers. Every call holds the phone up.
public interface Watcher {
  /// The technician has come to a step of the guide.
  ///
  /// @param number from 1
  default void step(int number, Step step) {}

  /// The display shows something else.
  default void screen(Screen screen) {}

  /// So many bytes of the image are there; 0 when the phone starts over.
  default void loaded(long bytes) {}

  /// So much of the erasing, or of the writing, is done.
  default void flashed(int operations, int planned) {}
}
