package rekindle.station;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;
import rekindle.firmware.Catalogue;
import rekindle.recovery.Endpoint;
import rekindle.recovery.Event;
import rekindle.recovery.Sign;
import rekindle.recovery.TransferId;
import rekindle.recovery.WritingTime;
import rekindle.station.desk.Sightings;

/// Looks for phones that should run again: connects to their own web server.
///
/// ```
/// last byte --- port 80 answers already -----------------> somebody else's web server: not looked for
///     |
///     +-- most of the writing is over --> every few seconds --+-- accepted --> seen running
///                                                             +-- asked again, ten minutes --> given up
/// ```
///
/// Running firmware of these phones has a web server; that a boot loader has none is inferred. So
/// only an accepted connection counts, nothing is sent over it, and an address that accepts one
/// right after the last byte is a router with phones behind it, or a virtual phone's host.
///
/// Bounded; this machine's own addresses are left alone. Safe for several threads.
final class Lookout {
  static final int MOST = 256;
  static final int MOST_AT_ONCE = 16;
  static final Duration EACH = Duration.ofSeconds(5);
  static final Duration LONGEST = Duration.ofMinutes(10);

  private static final int WEB = 80;
  private static final Duration CONNECTS_WITHIN = Duration.ofSeconds(2);
  private static final Duration UNKNOWN_MODEL = Duration.ofSeconds(60);
  // A model's times are estimates; a phone may be quicker.
  private static final double NEARLY_OVER = 0.7;

  private final Catalogue catalogue;
  private final Prober prober;
  private final Sightings sightings;
  private final Executor threads;
  private final LongSupplier nanos;
  private final Map<TransferId, Asked> asked = new HashMap<>();
  private final Map<InetAddress, Watch> watched = new LinkedHashMap<>();
  private int probing;
  private boolean closed;

  /// Tries a phone's web server. May take a few seconds.
  @FunctionalInterface
  interface Prober {
    boolean answers(InetAddress phone);
  }

  private record Asked(Optional<String> model, OptionalLong sizeBytes) {}

  private static final class Watch {
    private final Endpoint phone;
    private final long endsAtNanos;
    private long nextNanos;
    private boolean busy;

    Watch(Endpoint phone, long firstNanos) {
      this.phone = phone;
      this.nextNanos = firstNanos;
      this.endsAtNanos = firstNanos + LONGEST.toNanos();
    }
  }

  /// @param threads for probes, which wait
  /// @param nanos the monotonic clock
  Lookout(
      Catalogue catalogue,
      Prober prober,
      Sightings sightings,
      Executor threads,
      LongSupplier nanos) {
    this.catalogue = catalogue;
    this.prober = prober;
    this.sightings = sightings;
    this.threads = threads;
    this.nanos = nanos;
  }

  /// Whether a phone's port 80 takes a connection.
  static boolean connects(InetAddress phone) {
    try (var socket = new Socket()) {
      socket.connect(new InetSocketAddress(phone, WEB), (int) CONNECTS_WITHIN.toMillis());
      return true;
    } catch (IOException _) {
      return false;
    }
  }

  /// Hears what happens; never waits.
  synchronized void happened(Event event) {
    switch (event) {
      // A virtual phone on this machine is not looked for.
      case Event.OfTransfer own when own.phone().address().isLoopbackAddress() -> {}
      case Event.Requested request -> {
        watched.remove(request.phone().address());
        asked.put(request.transfer(), new Asked(request.model(), OptionalLong.empty()));
      }
      case Event.Started start ->
          asked.computeIfPresent(
              start.transfer(),
              (_, one) -> new Asked(one.model(), OptionalLong.of(start.sizeBytes())));
      case Event.Refused refused -> asked.remove(refused.transfer());
      case Event.Finished end -> {
        Optional<Asked> one = Optional.ofNullable(asked.remove(end.transfer()));
        if (end.ending().isComplete()) {
          one.ifPresent(known -> watch(end.phone(), known));
        }
      }
      case Event.SeenAgain seen -> watched.remove(seen.phone().address());
      case Event.FirstAcknowledged _,
          Event.Stalled _,
          Event.Resumed _,
          Event.Dropped _,
          Event.StationStarted _,
          Event.StationStopped _,
          Event.EventsLost _ -> {}
    }
  }

  /// Looks for those whose time has come; to be called about once a second.
  void look() {
    due().forEach(watch -> threads.execute(() -> probe(watch)));
  }

  /// No more phones are looked for; to be called before the threads end.
  synchronized void close() {
    closed = true;
    watched.clear();
  }

  private void watch(Endpoint phone, Asked known) {
    if (closed || watched.size() >= MOST) {
      return;
    }
    Duration writing =
        known
            .model()
            .flatMap(catalogue::find)
            .map(model -> WritingTime.of(model, known.sizeBytes()))
            .orElse(UNKNOWN_MODEL);
    long first = nanos.getAsLong() + (long) (writing.toNanos() * NEARLY_OVER);
    var watch = new Watch(phone, first);
    watch.busy = true;
    probing++;
    watched.put(phone.address(), watch);
    threads.execute(() -> notSomebodyElses(watch));
  }

  /// Just now the phone has its last byte: it cannot run yet.
  private void notSomebodyElses(Watch watch) {
    try {
      InetAddress address = watch.phone.address();
      if (isOurs(address) || prober.answers(address)) {
        forget(watch);
      }
    } finally {
      rest(watch);
    }
  }

  private synchronized List<Watch> due() {
    long nowNanos = nanos.getAsLong();
    watched.values().removeIf(watch -> nowNanos - watch.endsAtNanos > 0);
    // Who has waited longest comes first, or the later ones would wait for ever.
    List<Watch> due =
        watched.values().stream()
            .filter(watch -> !watch.busy && nowNanos - watch.nextNanos >= 0)
            .sorted(Comparator.comparingLong(watch -> watch.nextNanos - nowNanos))
            .limit(Math.max(0, MOST_AT_ONCE - probing))
            .toList();
    for (Watch watch : due) {
      watch.busy = true;
      watch.nextNanos = nowNanos + EACH.toNanos();
      probing++;
    }
    return due;
  }

  private void probe(Watch watch) {
    boolean answers = false;
    try {
      answers = prober.answers(watch.phone.address());
    } finally {
      rest(watch);
    }
    if (answers && forget(watch)) {
      sightings.saw(watch.phone, Sign.WEB_SERVER_ANSWERS);
    }
  }

  private synchronized void rest(Watch watch) {
    watch.busy = false;
    probing--;
  }

  /// @return false where it was given up meanwhile: the phone has asked again
  private synchronized boolean forget(Watch watch) {
    return watched.remove(watch.phone.address(), watch);
  }

  private static boolean isOurs(InetAddress address) {
    try {
      return address.isLoopbackAddress()
          || address.isAnyLocalAddress()
          || address.isMulticastAddress()
          || NetworkInterface.getByInetAddress(address) != null;
    } catch (SocketException _) {
      // Then nobody knows whose it is, and it is left alone.
      return true;
    }
  }
}
