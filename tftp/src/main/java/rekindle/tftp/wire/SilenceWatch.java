package rekindle.tftp.wire;

import java.time.Duration;

/// Tells the listener when a peer falls silent, and when it speaks again. Confined to its loop.
final class SilenceWatch {
  private final long id;
  private final TransferListener listener;
  private final long stalledAfterNanos;
  private boolean stalled;

  /// @param stalledAfter silence that is worth telling
  SilenceWatch(long id, TransferListener listener, Duration stalledAfter) {
    this.id = id;
    this.listener = listener;
    this.stalledAfterNanos = stalledAfter.toNanos();
  }

  /// When to [#look]; `Long.MAX_VALUE` while the listener knows of the silence.
  long deadlineNanos(long lastHeardNanos) {
    return stalled ? Long.MAX_VALUE : lastHeardNanos + stalledAfterNanos;
  }

  /// Tells of the silence if it has lasted long enough.
  void look(long lastHeardNanos, long nowNanos) {
    if (deadlineNanos(lastHeardNanos) <= nowNanos) {
      stalled = true;
      listener.stalled(id, Duration.ofNanos(nowNanos - lastHeardNanos));
    }
  }

  /// The peer has spoken.
  void heard() {
    if (stalled) {
      stalled = false;
      listener.resumed(id);
    }
  }
}
