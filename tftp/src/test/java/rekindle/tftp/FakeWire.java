package rekindle.tftp;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.function.BooleanSupplier;

/// A network in virtual time: it loses, doubles, delays and so reorders datagrams, and jumps the
/// clock to whatever happens next.
final class FakeWire {
  /// A network that is bad, but not dead: it never swallows more than this many in a row one way,
  /// or no finite patience would be enough.
  private static final int MOST_LOST_IN_A_ROW = 4;

  /// Something with an address. It is asked for its deadline after everything that happens.
  interface Machine {
    void onDatagram(InetSocketAddress from, InetSocketAddress to, ByteBuffer datagram);

    void onTime();

    long deadlineNanos();
  }

  /// How bad the network is.
  ///
  /// @param loss share of datagrams lost, 0 to 1
  /// @param duplication share of datagrams that arrive twice
  /// @param shortestNanos least delay
  /// @param longestNanos most delay; the range is what reorders
  record Faults(double loss, double duplication, long shortestNanos, long longestNanos) {
    static final Faults NONE = new Faults(0, 0, 1_000_000, 1_000_000);
  }

  private record Flight(
      long arrivalNanos,
      long order,
      InetSocketAddress from,
      InetSocketAddress to,
      ByteBuffer datagram) {}

  private final Random random;
  private final Faults faults;
  private final PriorityQueue<Flight> flights =
      new PriorityQueue<>(
          Comparator.comparingLong(Flight::arrivalNanos).thenComparingLong(Flight::order));
  private final Map<InetAddress, Machine> machines = new HashMap<>();
  private final List<Machine> inOrder = new ArrayList<>();
  private final Map<InetAddress, Integer> lostInARow = new HashMap<>();
  private long nowNanos;
  private long order;

  FakeWire(Random random, Faults faults) {
    this.random = random;
    this.faults = faults;
  }

  void attach(InetAddress address, Machine machine) {
    machines.put(address, machine);
    inOrder.add(machine);
  }

  long nowNanos() {
    return nowNanos;
  }

  /// Takes a copy of the bytes from position to limit.
  void send(InetSocketAddress from, InetSocketAddress to, ByteBuffer datagram) {
    int lost = lostInARow.getOrDefault(from.getAddress(), 0);
    if (lost < MOST_LOST_IN_A_ROW && random.nextDouble() < faults.loss()) {
      lostInARow.put(from.getAddress(), lost + 1);
      return;
    }
    lostInARow.put(from.getAddress(), 0);
    ByteBuffer copy = ByteBuffer.allocate(datagram.remaining()).put(datagram).flip();
    int copies = random.nextDouble() < faults.duplication() ? 2 : 1;
    for (int i = 0; i < copies; i++) {
      flights.add(new Flight(nowNanos + delay(), order++, from, to, copy.duplicate()));
    }
  }

  /// Lets things happen until nothing is under way and nobody waits for anything.
  void runUntilQuiet() {
    while (step()) {}
  }

  /// Lets things happen until something is done.
  void runUntil(BooleanSupplier done) {
    while (!done.getAsBoolean() && step()) {}
  }

  private boolean step() {
    long deadline = inOrder.stream().mapToLong(Machine::deadlineNanos).min().orElse(Long.MAX_VALUE);
    Flight flight = flights.peek();
    if (flight == null && deadline == Long.MAX_VALUE) {
      return false;
    }
    if (flight != null && flight.arrivalNanos() <= deadline) {
      flights.remove();
      nowNanos = Math.max(nowNanos, flight.arrivalNanos());
      Machine receiver = machines.get(flight.to().getAddress());
      if (receiver != null) {
        receiver.onDatagram(flight.from(), flight.to(), flight.datagram());
      }
    } else {
      nowNanos = Math.max(nowNanos, deadline);
      inOrder.forEach(Machine::onTime);
    }
    return true;
  }

  private long delay() {
    long range = faults.longestNanos() - faults.shortestNanos();
    return faults.shortestNanos() + (range == 0 ? 0 : random.nextLong(range));
  }
}
