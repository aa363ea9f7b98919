package rekindle.phone;

import java.util.List;

/// Flash operations are under way; keys do nothing.
///
/// @param wakeNanos when to look at the work next: with every operation, but not more often than
///   [#LOOK_NANOS], because a program operation takes a fraction of a millisecond
/// @param then what comes when all are done
record Flashing(BootLoader loader, FlashWork work, long wakeNanos, Transition then)
    implements Stage {
  private static final long LOOK_NANOS = 20_000_000L;

  static Stage begin(
      BootLoader loader, Board board, List<FlashOperation> plan, long nowNanos, Transition then) {
    var work =
        new FlashWork(board.chip(), plan, board.flashTimes(), board.setup().powerCut(), nowNanos);
    return new Flashing(loader, work, nowNanos, then);
  }

  @Override
  public long deadlineNanos() {
    return wakeNanos;
  }

  @Override
  public Stage onTime(long nowNanos, PhoneOutbox out) {
    FlashWork.Progress progress = work.until(nowNanos);
    out.flashed(work.operationsDone(), work.operationsPlanned());
    return switch (progress) {
      case WORKING -> again(nowNanos);
      case DONE -> then.enter(nowNanos, out);
      case POWER_LOST -> loader.powerLost(true, out);
    };
  }

  private Stage again(long nowNanos) {
    return new Flashing(loader, work, Math.max(work.endNanos(), nowNanos + LOOK_NANOS), then);
  }
}
