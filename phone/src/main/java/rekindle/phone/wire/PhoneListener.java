package rekindle.phone.wire;

import rekindle.phone.Report;
import rekindle.phone.Screen;

/// Whoever watches a running phone. Every call comes on the phone's own thread and holds it up.
public interface PhoneListener {
  /// The glass shows something else now.
  ///
  /// Keys pressed inside this call ([PhoneRunner#press]) reach the phone before its time moves on,
  /// so a robot catches a countdown at any speed.
  void screen(Screen screen);

  /// So many bytes of the image have arrived; 0 when the phone starts over.
  default void loaded(long bytes) {}

  /// So much of the erasing, or of the writing, is done.
  default void flashed(int operations, int planned) {}

  /// An attempt has come to an end; the phone itself goes on. Its flash is at rest and may be read.
  default void ended(Report report) {}
}
