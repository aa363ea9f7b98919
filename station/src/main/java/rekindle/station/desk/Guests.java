package rekindle.station.desk;

import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// The connections that are open at one front end, and how many may be.
///
/// A connection that fetches nothing is at rest. Where there are too many, the one that has rested
/// longest makes room for the newcomer: two hundred idle connections keep no phone out, not even
/// one that shares its address with them. Only where none is at rest the newcomer goes.
///
/// Safe for several threads. Who has to go is told outside of any lock.
///
/// @param <C> what stands for a connection; compared by `equals`
public final class Guests<C> {

  /// How many there may be.
  ///
  /// @param ofOneSource from one address; a router may stand before a hundred phones
  /// @param inAll from all
  /// @param rest how long one may rest before it has to go
  public record Limits(int ofOneSource, int inAll, Duration rest) {
    public Limits {
      if (ofOneSource < 1 || inAll < ofOneSource || !rest.isPositive()) {
        throw new IllegalArgumentException(ofOneSource + " of " + inAll + ", " + rest);
      }
    }
  }

  private record Guest(InetAddress source, boolean busy, long sinceNanos) {}

  private final Limits limits;
  private final Consumer<C> showOut;
  private final Map<C, Guest> guests = new LinkedHashMap<>();

  /// @param showOut closes a connection
  public Guests(Limits limits, Consumer<C> showOut) {
    this.limits = limits;
    this.showOut = showOut;
  }

  /// A connection was opened; it, or another, may have to go at once.
  public void came(C connection, InetAddress source, long nowNanos) {
    tooMany(connection, source, nowNanos).ifPresent(showOut);
  }

  /// A connection fetches something, or does so no more.
  public synchronized void busy(C connection, boolean busy, long nowNanos) {
    guests.computeIfPresent(connection, (_, guest) -> new Guest(guest.source(), busy, nowNanos));
  }

  /// A connection is closed.
  public synchronized void left(C connection) {
    guests.remove(connection);
  }

  /// Shows out who has rested too long.
  public void watch(long nowNanos) {
    restedTooLong(nowNanos).forEach(showOut);
  }

  /// How many are open.
  public synchronized int count() {
    return guests.size();
  }

  private synchronized Optional<C> tooMany(C newcomer, InetAddress source, long nowNanos) {
    guests.put(newcomer, new Guest(source, false, nowNanos));
    long ofSource = guests.values().stream().filter(g -> g.source().equals(source)).count();
    boolean sourceFull = ofSource > limits.ofOneSource();
    if (!sourceFull && guests.size() <= limits.inAll()) {
      return Optional.empty();
    }
    C goes =
        guests.entrySet().stream()
            .filter(entry -> !entry.getValue().busy() && !entry.getKey().equals(newcomer))
            .filter(entry -> !sourceFull || entry.getValue().source().equals(source))
            .min(Comparator.comparingLong(entry -> entry.getValue().sinceNanos()))
            .map(Map.Entry::getKey)
            .orElse(newcomer);
    guests.remove(goes);
    return Optional.of(goes);
  }

  private synchronized List<C> restedTooLong(long nowNanos) {
    var gone = new ArrayList<C>();
    guests.forEach(
        (connection, guest) -> {
          if (!guest.busy() && nowNanos - guest.sinceNanos() > limits.rest().toNanos()) {
            gone.add(connection);
          }
        });
    gone.forEach(guests::remove);
    return gone;
  }
}
