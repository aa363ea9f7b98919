package rekindle.phone;

import rekindle.firmware.Key;

/// The phone shows something and waits, for ever, for a number key. Other keys do nothing.
record KeyWait(Transition then) implements Stage {
  @Override
  public Stage onKey(Key key, long nowNanos, PhoneOutbox out) {
    return key.isDigit() ? then.enter(nowNanos, out) : this;
  }
}
