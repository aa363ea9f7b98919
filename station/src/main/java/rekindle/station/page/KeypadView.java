package rekindle.station.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import rekindle.firmware.Key;
import rekindle.firmware.KeypadLayout;
import rekindle.firmware.Model;

/// A phone's keypad as a drawing, with the keys to press lit.
///
/// @param keys every key and its place
/// @param hold whether the lit keys are to be held, not only pressed
/// @param read what a screen reader says
public record KeypadView(List<Face> keys, int height, boolean hold, String read) {
  private static final int WIDTH = 196;
  private static final int KEY_HEIGHT = 28;
  private static final int GAP = 8;

  public KeypadView {
    keys = List.copyOf(keys);
  }

  /// A key in its place.
  ///
  /// @param sign what is drawn on it
  public record Face(int x, int y, int width, String sign, boolean lit) {
    public int middle() {
      return x + width / 2;
    }

    public int baseline() {
      return y + KEY_HEIGHT / 2 + 5;
    }

    public int height() {
      return KEY_HEIGHT;
    }
  }

  static KeypadView of(Model model, Set<Key> lit, boolean hold, String read) {
    var keys = new ArrayList<Face>();
    int y = GAP;
    for (List<KeypadLayout.KeyFace> row : KeypadLayout.of(model).rows()) {
      int width = (WIDTH - GAP) / row.size() - GAP;
      int x = GAP;
      for (KeypadLayout.KeyFace face : row) {
        keys.add(new Face(x, y, width, sign(face.key()), lit.contains(face.key())));
        x += width + GAP;
      }
      y += KEY_HEIGHT + GAP;
    }
    return new KeypadView(keys, y, hold, read);
  }

  public String viewBox() {
    return "0 0 %d %d".formatted(WIDTH, height);
  }

  /// What is drawn on a key; the words for it are `Key.label`'s.
  static String sign(Key key) {
    return switch (key) {
      case OK -> "✓";
      case CANCEL -> "✕";
      case UP -> "▲";
      case DOWN -> "▼";
      case LEFT -> "◀";
      case RIGHT -> "▶";
      case SOFT_1, SOFT_2, SOFT_3, SOFT_4 -> "F" + key.label().charAt(key.label().length() - 1);
      case STAR, HASH -> key.label();
      case DIGIT_0,
          DIGIT_1,
          DIGIT_2,
          DIGIT_3,
          DIGIT_4,
          DIGIT_5,
          DIGIT_6,
          DIGIT_7,
          DIGIT_8,
          DIGIT_9 ->
          key.label();
    };
  }
}
