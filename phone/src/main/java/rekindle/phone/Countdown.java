package rekindle.phone;

import rekindle.firmware.Key;

/// The seconds in which a key opens the recovery: `3 - 2 - 1`.
///
/// On the 3xx only number keys count (documented); other keys do nothing.
///
/// @param number which of the numbers it is at, from 0
/// @param untilNanos when the next one comes
record Countdown(Count count, int number, long untilNanos) implements Stage {
  @Override
  public long deadlineNanos() {
    return untilNanos;
  }

  @Override
  public Stage onKey(Key key, long nowNanos, PhoneOutbox out) {
    return count.takes(key) ? count.keyInTime(nowNanos, out) : this;
  }

  @Override
  public Stage onTime(long nowNanos, PhoneOutbox out) {
    return nowNanos < untilNanos ? this : count.at(number + 1, untilNanos, out);
  }
}
