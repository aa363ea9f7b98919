package rekindle.station.desk;

import java.net.InetAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import rekindle.recovery.Endpoint;
import rekindle.recovery.Event;
import rekindle.recovery.Sign;

/// Tells of phones that were seen running: only of those whose recovery waits for that, and once
/// while the journal takes it in, for a running phone asks for its settings again and again.
///
/// Safe for several threads.
public final class Sightings {
  /// Until a sight is in the journal its recovery still waits for one.
  private static final Duration PAUSE = Duration.ofSeconds(2);

  private static final int REMEMBERED = 256;

  private final Predicate<InetAddress> awaited;
  private final Consumer<? super Event> events;
  private final InstantSource clock;
  private final Map<InetAddress, Long> toldNanos =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<InetAddress, Long> eldest) {
          return size() > REMEMBERED;
        }
      };

  /// None yet.
  ///
  /// @param awaited whether a recovery of this address waits for its phone to be seen
  /// @param events where it is told
  public Sightings(
      Predicate<InetAddress> awaited, Consumer<? super Event> events, InstantSource clock) {
    this.awaited = awaited;
    this.events = events;
    this.clock = clock;
  }

  /// A phone was seen running.
  public void saw(Endpoint phone, Sign how) {
    if (awaited.test(phone.address()) && worthTelling(phone.address())) {
      events.accept(new Event.SeenAgain(clock.instant(), phone, how));
    }
  }

  private synchronized boolean worthTelling(InetAddress phone) {
    long nowNanos = System.nanoTime();
    Long last = toldNanos.get(phone);
    if (last != null && nowNanos - last < PAUSE.toNanos()) {
      return false;
    }
    toldNanos.remove(phone);
    toldNanos.put(phone, nowNanos);
    return true;
  }
}
