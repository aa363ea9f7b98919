package rekindle.phone;

import rekindle.firmware.Key;

/// The phone boots and looks whether its rescue key is held.
///
/// ```
///                    key down                    held long enough
///   booted, key up ------------> key held --------------------------> rescue mode
///        |        <------------     |
///        |         let go early     | let go after it has booted
///        v booted                   v
///      start the firmware <---------+
/// ```
///
/// The user's document has the key held before the power comes (821, 870) or pressed immediately
/// after (MeetingPoint), so a key counts from the moment it is down, and it has to be down before
/// the phone has booted (inferred). Other keys do nothing.
///
/// @param bootedNanos when it stops looking for a key that is not down
/// @param downSinceNanos when the key went down; [Stage#NEVER_NANOS] while it is up
/// @param holdNanos how long it has to be down
record HoldWait(
    Key key,
    long bootedNanos,
    long downSinceNanos,
    long holdNanos,
    Transition heldLongEnough,
    Transition notHeld)
    implements Stage {

  static Stage begin(
      Board board, Key key, long nowNanos, Transition heldLongEnough, Transition notHeld) {
    long booted = nowNanos + board.nanos(board.timings().boot());
    long downSince = board.keys().holds(key) ? nowNanos : NEVER_NANOS;
    long hold = board.nanos(board.timings().hold());
    return new HoldWait(key, booted, downSince, hold, heldLongEnough, notHeld);
  }

  @Override
  public long deadlineNanos() {
    return down() ? Math.max(bootedNanos, downSinceNanos + holdNanos) : bootedNanos;
  }

  @Override
  public Stage onKey(Key pressed, long nowNanos, PhoneOutbox out) {
    return pressed == key ? since(nowNanos) : this;
  }

  @Override
  public Stage onKeyUp(Key released, long nowNanos, PhoneOutbox out) {
    return released == key ? since(NEVER_NANOS).onTime(nowNanos, out) : this;
  }

  @Override
  public Stage onTime(long nowNanos, PhoneOutbox out) {
    if (nowNanos < deadlineNanos()) {
      return this;
    }
    return (down() ? heldLongEnough : notHeld).enter(nowNanos, out);
  }

  private HoldWait since(long nanos) {
    return new HoldWait(key, bootedNanos, nanos, holdNanos, heldLongEnough, notHeld);
  }

  private boolean down() {
    return downSinceNanos != NEVER_NANOS;
  }
}
