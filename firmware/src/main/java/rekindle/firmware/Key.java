package rekindle.firmware;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// A key of a phone's keypad.
public enum Key {
  DIGIT_0,
  DIGIT_1,
  DIGIT_2,
  DIGIT_3,
  DIGIT_4,
  DIGIT_5,
  DIGIT_6,
  DIGIT_7,
  DIGIT_8,
  DIGIT_9,
  STAR,
  HASH,
  /// The key with the check mark.
  OK,
  /// The key with the cross.
  CANCEL,
  UP,
  DOWN,
  LEFT,
  RIGHT,
  /// The keys below the display, counted from the left.
  SOFT_1,
  SOFT_2,
  SOFT_3,
  SOFT_4;

  /// `0` to `9`, the "number keys" of the user's document.
  public static final Set<Key> DIGITS =
      Collections.unmodifiableSet(EnumSet.range(DIGIT_0, DIGIT_9));

  /// The key that carries a digit.
  ///
  /// @throws IllegalArgumentException if `digit` is outside 0..9
  public static Key digit(int digit) {
    if (digit < 0 || digit > 9) {
      throw new IllegalArgumentException("a digit is 0 to 9, not " + digit);
    }
    return values()[digit];
  }

  /// The key that carries `character`: a digit, `*` or `#`; empty for anything else.
  public static Optional<Key> carrying(char character) {
    return switch (character) {
      case '*' -> Optional.of(STAR);
      case '#' -> Optional.of(HASH);
      case '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> Optional.of(digit(character - '0'));
      default -> Optional.empty();
    };
  }

  public boolean isDigit() {
    return DIGITS.contains(this);
  }

  /// What is printed on the key, as a guide may name it: `5`, `*`, `OK`, `up arrow`, `soft key 4`.
  public String label() {
    return switch (this) {
      case STAR -> "*";
      case HASH -> "#";
      case OK, CANCEL -> name();
      case UP, DOWN, LEFT, RIGHT -> name().toLowerCase(Locale.ROOT) + " arrow";
      case SOFT_1, SOFT_2, SOFT_3, SOFT_4 -> "soft key " + name().charAt(name().length() - 1);
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
          name().substring(name().length() - 1);
    };
  }
}
