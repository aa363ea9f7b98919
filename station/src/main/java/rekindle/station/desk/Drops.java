package rekindle.station;

import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import rekindle.recovery.Drop;
import rekindle.tftp.wire.DropReason;

/// Decides which of the datagrams that got no answer are worth an event: one a minute of each
/// source and reason. A scan of the network may last for days, and the journal keeps everything.
final class Drops {
  private static final Duration PAUSE = Duration.ofMinutes(1);
  private static final int REMEMBERED = 256;

  private record Kind(InetAddress source, DropReason reason) {}

  private final Map<Kind, Instant> told =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Kind, Instant> eldest) {
          return size() > REMEMBERED;
        }
      };

  /// Whether to tell about this one; if so, the next minute's are not worth it.
  synchronized boolean worthTelling(InetAddress source, DropReason reason, Instant now) {
    var kind = new Kind(source, reason);
    Instant last = told.get(kind);
    if (last != null && now.isBefore(last.plus(PAUSE))) {
      return false;
    }
    told.remove(kind);
    told.put(kind, now);
    return true;
  }

  static Drop asTold(DropReason reason) {
    return switch (reason) {
      case SOURCE_NOT_ALLOWED -> Drop.SOURCE_NOT_ALLOWED;
      case OVER_BUDGET, TOO_MANY_AT_ONCE -> Drop.OVER_BUDGET;
      case MALFORMED, NOT_A_REQUEST -> Drop.MALFORMED;
    };
  }
}
