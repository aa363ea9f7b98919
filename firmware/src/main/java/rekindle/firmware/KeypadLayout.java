package rekindle.firmware;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// The keys of a phone as a picture shows them, and what each is for while a recovery runs.
///
/// Where the keys lie is inferred: pictures of these phones differ, the digits do not. A row of
/// soft keys is there if the model needs one.
///
/// @param rows from the top, each from the left; no row is empty
public record KeypadLayout(List<List<KeyFace>> rows) {
  /// One key.
  ///
  /// @param label what is printed on it, such as `5` or `up arrow`
  /// @param use what it does while addresses are typed: `next`, `start`, `dot`, `rub out`; empty
  ///   for keys that only are what they are
  public record KeyFace(Key key, String label, String use) {}

  /// The keys that rub out while an address is typed (inferred: no document names one).
  public static final Set<Key> RUBS_OUT = Set.of(Key.CANCEL, Key.LEFT);

  private static final List<Key> SOFT_KEYS =
      List.of(Key.SOFT_1, Key.SOFT_2, Key.SOFT_3, Key.SOFT_4);
  private static final List<List<Key>> COMMON =
      List.of(
          List.of(Key.CANCEL, Key.UP, Key.OK),
          List.of(Key.LEFT, Key.DOWN, Key.RIGHT),
          List.of(Key.DIGIT_1, Key.DIGIT_2, Key.DIGIT_3),
          List.of(Key.DIGIT_4, Key.DIGIT_5, Key.DIGIT_6),
          List.of(Key.DIGIT_7, Key.DIGIT_8, Key.DIGIT_9),
          List.of(Key.STAR, Key.DIGIT_0, Key.HASH));

  public KeypadLayout {
    rows = rows.stream().map(List::copyOf).toList();
  }

  public static KeypadLayout of(Model model) {
    Keypad keypad = model.keypad();
    var rows = new ArrayList<List<KeyFace>>();
    if (SOFT_KEYS.contains(keypad.next().value()) || SOFT_KEYS.contains(keypad.start().value())) {
      rows.add(faces(SOFT_KEYS, keypad));
    }
    COMMON.forEach(row -> rows.add(faces(row, keypad)));
    return new KeypadLayout(rows);
  }

  private static List<KeyFace> faces(List<Key> row, Keypad keypad) {
    return row.stream().map(key -> new KeyFace(key, key.label(), useOf(key, keypad))).toList();
  }

  private static String useOf(Key key, Keypad keypad) {
    if (key == keypad.next().value()) {
      return "next";
    }
    if (key == keypad.start().value()) {
      return "start";
    }
    if (key == keypad.dot().value()) {
      return "dot";
    }
    return RUBS_OUT.contains(key) ? "rub out" : "";
  }
}
