package rekindle.station.board;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import rekindle.recovery.TransferId;

/// The transfers that run here, with their rates. Looked at when somebody wants to know, twice a
/// second at most, and the same for all who ask. Safe for several threads.
final class Live {
  private static final Duration FRESH = Duration.ofMillis(500);

  private volatile Supplier<List<LiveTransfer>> transfers = List::of;
  private final LongSupplier nanos;
  private Map<TransferId, Flow> flows = Map.of();
  private long lookedNanos;
  private boolean looked;

  /// @param nanos the monotonic clock
  Live(LongSupplier nanos) {
    this.nanos = nanos;
  }

  /// From now on the transfers can be asked here.
  void transfersAre(Supplier<List<LiveTransfer>> now) {
    transfers = now;
  }

  /// The flow of each transfer that runs.
  synchronized Map<TransferId, Flow> flows() {
    long nowNanos = nanos.getAsLong();
    if (!looked || nowNanos - lookedNanos >= FRESH.toNanos()) {
      var next = new HashMap<TransferId, Flow>();
      for (LiveTransfer one : transfers.get()) {
        Flow before = flows.get(one.id());
        next.put(one.id(), before == null ? Flow.begin(one, nowNanos) : before.next(one, nowNanos));
      }
      flows = Map.copyOf(next);
      lookedNanos = nowNanos;
      looked = true;
    }
    return flows;
  }
}
