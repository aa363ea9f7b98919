package rekindle.station.desk;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import rekindle.recovery.Event;
import rekindle.recovery.TransferId;

/// The requests that are being answered over connections (HTTP and FTP).
///
/// Safe for several threads.
public final class Deliveries {

  /// How long a client may read nothing before it is let go. A phone that writes its flash while it
  /// fetches reads nothing for as long as it erases: 64 MiB of NOR flash take two minutes and more.
  public static final Duration PATIENCE = Duration.ofMinutes(5);

  private static final Duration WORTH_TELLING = Duration.ofSeconds(5);

  private final TransferNumbers numbers;
  private final Consumer<? super Event> events;
  private final InstantSource clock;
  private final Duration patience;
  private final Map<TransferId, Delivery> open = new ConcurrentHashMap<>();
  private volatile boolean closing;

  /// @param patience see [#PATIENCE]
  public Deliveries(
      TransferNumbers numbers,
      Consumer<? super Event> events,
      InstantSource clock,
      Duration patience) {
    this.numbers = numbers;
    this.events = events;
    this.clock = clock;
    this.patience = patience;
  }

  /// Writes down a request; whoever asked for it refuses or ends it.
  public Delivery begin(Question question, Call call) {
    var delivery = new Delivery(numbers.next(), question, call, clock, this::tell);
    open.put(delivery.id(), delivery);
    delivery.begin();
    return delivery;
  }

  /// A request that is not written down, whatever comes of it.
  Delivery untold(Question question, Call call) {
    return new Delivery(numbers.next(), question, call, clock, (_, _) -> {});
  }

  /// Those that are open, oldest first.
  public List<Delivery> open() {
    return open.values().stream()
        .sorted(Comparator.comparingLong(delivery -> delivery.id().number()))
        .toList();
  }

  /// How long a client may read nothing.
  public Duration patience() {
    return patience;
  }

  /// Looks after silent clients; to be called about once a second.
  public void watch() {
    for (Delivery delivery : open.values()) {
      delivery.watch(WORTH_TELLING, patience);
    }
  }

  /// Breaks off all that is open, now and from now on, because the station is being stopped.
  public void close() {
    closing = true;
    open.values().forEach(Delivery::stop);
  }

  private void tell(Delivery delivery, Event event) {
    boolean last = event instanceof Event.Finished || event instanceof Event.Refused;
    if (last) {
      open.remove(delivery.id());
    }
    events.accept(event);
    if (closing && !last) {
      delivery.stop();
    }
  }
}
