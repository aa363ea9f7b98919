package rekindle.phone;

/// The phone works for a while and takes no notice of keys: one pressed now is lost (inferred).
///
/// @param deadlineNanos when it is done
/// @param then what it does next
record Pause(long deadlineNanos, Transition then) implements Stage {
  static Stage after(long pauseNanos, long nowNanos, Transition then) {
    return new Pause(nowNanos + pauseNanos, then);
  }

  @Override
  public Stage onTime(long nowNanos, PhoneOutbox out) {
    return nowNanos < deadlineNanos ? this : then.enter(nowNanos, out);
  }
}
