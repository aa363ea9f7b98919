package rekindle.phone;

import java.util.EnumSet;
import java.util.Set;
import rekindle.firmware.Key;

/// Which keys are down at this moment. Fingers need no power: what is held while the plug goes in
/// is seen by the boot loader as soon as it looks.
final class HeldKeys {
  private final Set<Key> down = EnumSet.noneOf(Key.class);

  /// A key goes down.
  ///
  /// @return false if it was down already
  boolean press(Key key) {
    return down.add(key);
  }

  /// A key comes up.
  ///
  /// @return false if it was not down
  boolean release(Key key) {
    return down.remove(key);
  }

  boolean holds(Key key) {
    return down.contains(key);
  }
}
