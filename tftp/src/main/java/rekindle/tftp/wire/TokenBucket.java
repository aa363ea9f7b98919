package rekindle.tftp.wire;

import java.time.Duration;

/// Lets a burst through and then one at a time: the limit on answers to strangers and on reports
/// about them.
///
/// Not safe for several threads; each loop has its own.
final class TokenBucket {
  private final long costNanos;
  private final long fullNanos;
  private long savedNanos;
  private long lastNanos;

  /// @param burst how many may pass at once, at least 1
  /// @param each how long it takes to earn the next one, positive
  TokenBucket(int burst, Duration each) {
    this.costNanos = each.toNanos();
    this.fullNanos = Math.multiplyExact(costNanos, burst);
    this.savedNanos = fullNanos;
  }

  /// Whether one more may pass. A moment before the last one counts as the last one.
  boolean take(long nowNanos) {
    long restedNanos = Math.max(0, nowNanos - lastNanos);
    savedNanos = Math.min(fullNanos, savedNanos + restedNanos);
    lastNanos += restedNanos;
    if (savedNanos < costNanos) {
      return false;
    }
    savedNanos -= costNanos;
    return true;
  }
}
