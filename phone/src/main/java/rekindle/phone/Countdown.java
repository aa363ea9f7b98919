package rekindle.phone;

import rekindle.firmware.Key;

/// The seconds in which a number key opens the update: `3 - 2 - 1`.
///
/// The whole text stands there from the start, as the user's document prints it, and the block
/// walks over its numbers (inferred). Only number keys count (documented for the 3xx); others do
/// nothing.
///
/// @param number which of the numbers it is at, from 0
/// @param untilNanos when the next one comes
record Countdown(UpdateApplication loader, int number, long untilNanos) implements Stage {
  @Override
  public long deadlineNanos() {
    return untilNanos;
  }

  @Override
  public Stage onKey(Key key, long nowNanos, PhoneOutbox out) {
    return key.isDigit() ? loader.keyInTime(out) : this;
  }

  @Override
  public Stage onTime(long nowNanos, PhoneOutbox out) {
    return nowNanos < untilNanos ? this : loader.countdown(number + 1, untilNanos, out);
  }
}
