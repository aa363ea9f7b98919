package rekindle.phone;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import rekindle.firmware.Key;
import rekindle.firmware.Model;
import rekindle.tftp.Packet;
import rekindle.tftp.PacketCodec;

/// A phone on a bench in virtual time: a server at the other end of a fake wire, someone at the
/// keys, and a clock that jumps to whatever happens next.
final class Bench implements PhoneOutbox {
  static final long SECOND = 1_000_000_000L;

  static final Ipv4 SERVER = Ipv4.parse("192.168.1.10").orElseThrow();
  private static final long LATENCY_NANOS = 1_000_000L;

  final List<Screen> screens = new ArrayList<>();
  final List<Long> screenNanos = new ArrayList<>();
  final List<Report> reports = new ArrayList<>();
  final List<Fetch> fetches = new ArrayList<>();
  final List<InetSocketAddress> sentTo = new ArrayList<>();
  final List<Integer> ports = new ArrayList<>();
  final Phone phone;
  long nowNanos;

  private final PriorityQueue<Flight> wire = new PriorityQueue<>();
  private final Deque<Key> keys = new ArrayDeque<>();
  private Function<Screen, List<Key>> person = _ -> List.of();
  private Optional<LockStepServer> server = Optional.empty();
  private SplittableRandom chance = new SplittableRandom(1);
  private Optional<FileServer> files = Optional.empty();
  private Deque<FetchNews> news = new ArrayDeque<>();
  private long newsNanos = Long.MAX_VALUE;
  private int lossPercent;
  private int port;

  /// A datagram under way; ties arrive in the order they were sent.
  private record Flight(
      long atNanos, long order, int phonePort, boolean toServer, ByteBuffer datagram)
      implements Comparable<Flight> {
    @Override
    public int compareTo(Flight other) {
      int byTime = Long.compare(atNanos, other.atNanos);
      return byTime != 0 ? byTime : Long.compare(order, other.order);
    }
  }

  private long flights;

  Bench(Model model, NorFlash chip, Setup setup) {
    phone = new Phone(model, chip, setup);
  }

  Bench with(LockStepServer answering) {
    server = Optional.of(answering);
    return this;
  }

  Bench sharing(FileServer answering) {
    files = Optional.of(answering);
    return this;
  }

  /// Who sits at the keys: what to press when a new screen appears.
  Bench with(Function<Screen, List<Key>> someone) {
    person = someone;
    return this;
  }

  Bench losing(int percent, SplittableRandom random) {
    lossPercent = percent;
    chance = random;
    return this;
  }

  Bench hold(Key key) {
    phone.keyDown(key, nowNanos, this);
    return this;
  }

  Bench letGo(Key key) {
    phone.keyUp(key, nowNanos, this);
    return this;
  }

  /// Runs until the display says this.
  Bench untilSaid(String text) {
    runWhile(() -> !phone.screen().says(text));
    return this;
  }

  Bench powerOn() {
    phone.powerOn(nowNanos, this);
    return this;
  }

  /// Runs until the next attempt has ended.
  Report untilEnded() {
    int before = reports.size();
    runWhile(() -> reports.size() == before);
    return reports.getLast();
  }

  /// Runs until this moment; nothing later happens.
  void until(long nanos) {
    runWhile(() -> nextNanos() <= nanos || !keys.isEmpty());
    nowNanos = nanos;
  }

  void press(Key... pressed) {
    keys.addAll(List.of(pressed));
    until(nowNanos);
  }

  /// A datagram from anywhere arrives at the port the phone uses.
  void arrives(Packet packet, InetSocketAddress from) {
    phone.onDatagram(encoded(packet), from, nowNanos, this);
  }

  List<String> says() {
    return screens.stream().map(Screen::text).toList();
  }

  private void runWhile(BooleanSupplier wanted) {
    while (wanted.getAsBoolean()) {
      if (!keys.isEmpty()) {
        phone.press(keys.remove(), nowNanos, this);
      } else if (nextNanos() == Long.MAX_VALUE) {
        throw new AssertionError("nothing will ever happen again; screens: " + says());
      } else {
        nowNanos = Math.max(nowNanos, nextNanos());
        happen();
      }
    }
  }

  private long nextNanos() {
    long flight = wire.isEmpty() ? Long.MAX_VALUE : wire.peek().atNanos();
    long serverNanos = server.map(LockStepServer::deadlineNanos).orElse(Long.MAX_VALUE);
    return Math.min(Math.min(flight, serverNanos), Math.min(newsNanos, phone.deadlineNanos()));
  }

  private void happen() {
    if (!wire.isEmpty() && wire.peek().atNanos() <= nowNanos) {
      arrive(wire.remove());
    } else if (newsNanos <= nowNanos) {
      FetchNews next = news.remove();
      newsNanos = news.isEmpty() ? Long.MAX_VALUE : nowNanos + LATENCY_NANOS;
      phone.onFetch(next, nowNanos, this);
    } else if (phone.deadlineNanos() <= nowNanos) {
      phone.onTime(nowNanos, this);
    } else {
      server.flatMap(it -> it.onTime(nowNanos)).ifPresent(packet -> answer(packet, port));
    }
  }

  private void arrive(Flight flight) {
    if (flight.toServer()) {
      server
          .flatMap(it -> it.onDatagram(flight.datagram(), nowNanos))
          .ifPresent(packet -> answer(packet, flight.phonePort()));
    } else if (flight.phonePort() == port) {
      var from = new InetSocketAddress(SERVER.toInetAddress(), 50_000);
      phone.onDatagram(flight.datagram(), from, nowNanos, this);
    }
  }

  private void answer(Packet packet, int phonePort) {
    fly(phonePort, false, encoded(packet));
  }

  private static ByteBuffer encoded(Packet packet) {
    ByteBuffer datagram = ByteBuffer.allocate(PacketCodec.sizeBytes(packet));
    PacketCodec.encode(packet, datagram);
    return datagram.flip();
  }

  private void fly(int phonePort, boolean toServer, ByteBuffer datagram) {
    if (chance.nextInt(100) >= lossPercent) {
      wire.add(new Flight(nowNanos + LATENCY_NANOS, flights++, phonePort, toServer, datagram));
    }
  }

  @Override
  public void screen(Screen screen) {
    screens.add(screen);
    screenNanos.add(nowNanos);
    keys.addAll(person.apply(screen));
  }

  @Override
  public void openPort(int wishedPort) {
    port = wishedPort == 0 ? 40_000 + ports.size() : wishedPort;
    ports.add(port);
  }

  @Override
  public void closePort() {
    port = -1;
  }

  @Override
  public void send(ByteBuffer datagram, InetSocketAddress to) {
    sentTo.add(to);
    if (to.getAddress().equals(SERVER.toInetAddress())) {
      fly(port, true, ByteBuffer.allocate(datagram.remaining()).put(datagram).flip());
    }
  }

  @Override
  public void fetch(Fetch wanted) {
    fetches.add(wanted);
    boolean there = wanted.server().getAddress().equals(SERVER.toInetAddress());
    news =
        new ArrayDeque<>(there ? files.map(it -> it.newsOf(wanted)).orElse(List.of()) : List.of());
    newsNanos = news.isEmpty() ? Long.MAX_VALUE : nowNanos + LATENCY_NANOS;
  }

  @Override
  public void cancelFetch() {
    news.clear();
    newsNanos = Long.MAX_VALUE;
  }

  @Override
  public void loaded(long bytes) {}

  @Override
  public void flashed(int operations, int planned) {}

  @Override
  public void ended(Report report) {
    reports.add(report);
  }
}
