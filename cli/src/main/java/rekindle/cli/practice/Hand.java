package rekindle.cli.practice;

import java.time.Duration;
import java.util.Optional;
import rekindle.firmware.Key;
import rekindle.phone.wire.PhoneRunner;

/// A person's hand on the keypad. A terminal tells that a key was pressed, never that it came up
/// again, so holding takes two strokes: one says that the next key stays down, the same one lets it
/// go.
///
/// ```
///   free --hold--> about to hold --key--> holding --hold--> free
///    ^                  |                    |
///    +------hold--------+                    +-- other keys are pressed meanwhile
/// ```
final class Hand {
  private final PhoneRunner runner;
  private boolean aboutToHold;
  private Optional<Key> held = Optional.empty();
  private long heldSinceNanos;

  Hand(PhoneRunner runner) {
    this.runner = runner;
  }

  void press(Key key, long nowNanos) {
    if (aboutToHold) {
      aboutToHold = false;
      held = Optional.of(key);
      heldSinceNanos = nowNanos;
      runner.keyDown(key);
    } else {
      runner.press(key);
    }
  }

  void toggleHold() {
    if (held.isPresent()) {
      runner.keyUp(held.get());
      held = Optional.empty();
    } else {
      aboutToHold = !aboutToHold;
    }
  }

  /// What it does, as a line for the person; counts the seconds of a key that is down.
  String says(long nowNanos) {
    if (aboutToHold) {
      return "The next key will stay down (h: no, after all).";
    }
    return held.map(
            key ->
                "[%s] is held down for %d s. h lets it go."
                    .formatted(
                        key.label(), Duration.ofNanos(nowNanos - heldSinceNanos).toSeconds()))
        .orElse("");
  }
}
