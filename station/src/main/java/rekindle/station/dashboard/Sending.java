package rekindle.station.dashboard;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.jetty.io.EndPoint;

/// The answers that are being sent: closes the connection of whoever takes nothing for too long,
/// and ends all of them when the dashboard is closed. A stream without an end waits on a thread of
/// its own, so that is interrupted.
///
/// Safe for several threads.
final class Sending {
  private final Duration patience;
  private final Map<EndPoint, Long> writingSince = new HashMap<>();
  private final Set<Thread> streaming = new HashSet<>();
  private boolean closing;

  /// @param patience how long one write of [SlowOutput#PIECE_BYTES] at most may take
  Sending(Duration patience) {
    this.patience = patience;
  }

  synchronized void begins(EndPoint to, long nowNanos) {
    writingSince.put(to, nowNanos);
  }

  synchronized void ends(EndPoint to) {
    writingSince.remove(to);
  }

  /// This thread sends a stream.
  synchronized void streams(Thread thread) {
    streaming.add(thread);
    if (closing) {
      thread.interrupt();
    }
  }

  synchronized void streamsNoMore(Thread thread) {
    streaming.remove(thread);
    // An interrupt was meant for the stream, not for what the thread does next.
    var _ = Thread.interrupted();
  }

  /// Closes the connections of those who take nothing.
  void watch(long nowNanos) {
    tooSlow(nowNanos).forEach(EndPoint::close);
  }

  synchronized void close() {
    closing = true;
    streaming.forEach(Thread::interrupt);
  }

  private synchronized List<EndPoint> tooSlow(long nowNanos) {
    var slow = new ArrayList<EndPoint>();
    writingSince.forEach(
        (to, sinceNanos) -> {
          if (nowNanos - sinceNanos > patience.toNanos()) {
            slow.add(to);
          }
        });
    slow.forEach(writingSince::remove);
    return slow;
  }
}
