package rekindle.station.desk;

import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import rekindle.firmware.Protocol;
import rekindle.recovery.Drop;
import rekindle.recovery.Endpoint;
import rekindle.recovery.Event;

/// Tells of those who got no answer: once a minute of each source and reason. A scan of the network
/// may last for days, and the journal keeps everything.
///
/// Safe for several threads.
public final class Drops {
  private static final Duration PAUSE = Duration.ofMinutes(1);
  private static final int REMEMBERED = 256;

  private record Kind(InetAddress source, Protocol protocol, Drop why) {}

  private final Consumer<? super Event> events;
  private final InstantSource clock;
  private final Map<Kind, Instant> told =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Kind, Instant> eldest) {
          return size() > REMEMBERED;
        }
      };

  /// @param events where it is told
  public Drops(Consumer<? super Event> events, InstantSource clock) {
    this.events = events;
    this.clock = clock;
  }

  /// Somebody was not answered.
  public void dropped(Endpoint from, Protocol protocol, Drop why) {
    Instant now = clock.instant();
    if (worthTelling(new Kind(from.address(), protocol, why), now)) {
      events.accept(new Event.Dropped(now, from, protocol, why));
    }
  }

  private synchronized boolean worthTelling(Kind kind, Instant now) {
    Instant last = told.get(kind);
    if (last != null && now.isBefore(last.plus(PAUSE))) {
      return false;
    }
    told.remove(kind);
    told.put(kind, now);
    return true;
  }
}
