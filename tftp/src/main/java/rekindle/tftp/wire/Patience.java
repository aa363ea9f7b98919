package rekindle.tftp.wire;

import java.util.Optional;

/// Waits for the desk's answer to one ticket, but not for ever.
///
/// Looks in every second, so that an answered ticket is not held in memory until its time is over.
final class Patience implements Alarms.Sleeper {
  private static final long LOOK_EACH_NANOS = 1_000_000_000L;

  private final Ticket ticket;
  private final Ticket.Clerk clerk;
  private final SelectorLoop loop;
  private final long endsAtNanos;
  private long nextLookNanos;
  private Optional<Alarms.Alarm> alarm = Optional.empty();

  Patience(Ticket ticket, Ticket.Clerk clerk, House house) {
    this.ticket = ticket;
    this.clerk = clerk;
    this.loop = house.doorLoop();
    this.endsAtNanos =
        ticket.requestedAtNanos() + house.options().tuning().deskPatience().toNanos();
  }

  /// Begins to wait. On the loop of the doors.
  void begin() {
    lookLater(loop.nanos());
    alarm = Optional.of(loop.alarms().set(this));
  }

  @Override
  public long deadlineNanos() {
    return nextLookNanos;
  }

  @Override
  public void wake(long nowNanos) {
    if (nowNanos >= endsAtNanos && ticket.decide()) {
      clerk.forget(ticket, "The desk has not answered in time");
    }
    if (ticket.isWaiting()) {
      lookLater(nowNanos);
    } else {
      alarm.ifPresent(Alarms.Alarm::cancel);
    }
  }

  private void lookLater(long nowNanos) {
    nextLookNanos = Math.min(endsAtNanos, nowNanos + LOOK_EACH_NANOS);
  }
}
