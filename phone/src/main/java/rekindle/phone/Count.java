package rekindle.phone;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import rekindle.firmware.Key;
import rekindle.firmware.ScreenText;

/// The countdown of a boot loader as a whole: its text, its pace and its two ways out.
///
/// The whole text stands there from the start, as the user's document prints it, and the block
/// walks over its numbers (inferred).
final class Count {
  /// How many numbers are counted where the text names none.
  private static final int COUNTS = 3;

  private static final Pattern NUMBER = Pattern.compile("\\b\\d\\b");

  private final Board board;
  private final Glass glass;
  private final Set<Key> keys;
  private final Transition inTime;
  private final Transition missed;
  private final List<Integer> places;

  /// A countdown that has not begun.
  ///
  /// @param keys the ones that count
  Count(Board board, Glass glass, Set<Key> keys, Transition inTime, Transition missed) {
    this.board = board;
    this.glass = glass;
    this.keys = Set.copyOf(keys);
    this.inTime = inTime;
    this.missed = missed;
    places = placesOfNumbers(board.text(ScreenText.COUNTDOWN));
  }

  /// Comes to a number, from 0; behind the last one the key was missed.
  Stage at(int number, long nowNanos, PhoneOutbox out) {
    if (number == places.size()) {
      return missed.enter(nowNanos, out);
    }
    glass.pointAt(places.get(number), board.text(ScreenText.COUNTDOWN), out);
    long step = board.nanos(board.timings().countdownStep());
    return new Countdown(this, number, nowNanos + step);
  }

  boolean takes(Key key) {
    return keys.contains(key);
  }

  Stage keyInTime(long nowNanos, PhoneOutbox out) {
    return inTime.enter(nowNanos, out);
  }

  /// Where the block stands; behind a text that counts without numbers.
  private static List<Integer> placesOfNumbers(String text) {
    List<Integer> found = NUMBER.matcher(text).results().map(MatchResult::start).toList();
    return found.isEmpty() ? Collections.nCopies(COUNTS, text.length()) : found;
  }
}
