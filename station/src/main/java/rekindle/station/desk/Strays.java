package rekindle.station.desk;

import java.net.InetAddress;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/// How many requests of one source that mean nothing to us are worth a story of their own: thirty a
/// minute. Who scans a server asks for thousands of names in a row, and the journal keeps
/// everything.
///
/// Safe for several threads.
final class Strays {
  /// How many are told in a minute.
  static final int TOLD = 30;

  private static final Duration SPAN = Duration.ofMinutes(1);
  private static final int REMEMBERED = 256;

  private record Count(long sinceNanos, int told) {}

  private final Map<InetAddress, Count> counts =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<InetAddress, Count> eldest) {
          return size() > REMEMBERED;
        }
      };

  /// Whether one more of this source is to be told; counts it if so.
  synchronized boolean worthTelling(InetAddress source, long nowNanos) {
    Count before = counts.remove(source);
    Count count =
        before == null || nowNanos - before.sinceNanos() >= SPAN.toNanos()
            ? new Count(nowNanos, 0)
            : before;
    boolean worth = count.told() < TOLD;
    counts.put(source, worth ? new Count(count.sinceNanos(), count.told() + 1) : count);
    return worth;
  }
}
