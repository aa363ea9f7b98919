package rekindle.phone;

import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import rekindle.firmware.Key;

/// The phone shows something and waits, for ever, for one of some keys. Other keys do nothing.
///
/// @param ways where each key leads
record KeyWait(Map<Key, Transition> ways) implements Stage {
  KeyWait {
    ways = Map.copyOf(ways);
  }

  /// Any of these keys leads to the same.
  static KeyWait forAny(Set<Key> keys, Transition then) {
    var ways = new EnumMap<Key, Transition>(Key.class);
    keys.forEach(key -> ways.put(key, then));
    return new KeyWait(ways);
  }

  @Override
  public Stage onKey(Key key, long nowNanos, PhoneOutbox out) {
    Transition way = ways.get(key);
    return way == null ? this : way.enter(nowNanos, out);
  }
}
