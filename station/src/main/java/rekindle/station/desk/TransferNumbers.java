package rekindle.station.desk;

import java.util.concurrent.atomic.AtomicLong;
import rekindle.recovery.TransferId;

/// Numbers the transfers of one run of a station, whatever their protocol.
public final class TransferNumbers {
  private final String run;
  private final AtomicLong last = new AtomicLong();

  /// @param run of the station, the first half of every [TransferId]
  public TransferNumbers(String run) {
    this.run = run;
  }

  /// A name that no other transfer has.
  public TransferId next() {
    return new TransferId(run, last.incrementAndGet());
  }
}
