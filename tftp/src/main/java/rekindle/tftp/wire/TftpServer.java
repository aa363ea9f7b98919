package rekindle.tftp.wire;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import rekindle.tftp.ErrorCode;
import rekindle.tftp.ErrorPacket;

/// A TFTP server: listening sockets with a loop of their own, and loops that run the transfers.
///
/// ```
///   loop "tftp-door"     Doors -> Doorman -> Desk
///                                    |
///   loop "tftp-0" ... n  Opening -> Transfer -> Exchange -> Sender or Receiver
/// ```
///
/// Files and decisions come from the [Desk]; what happens is told to the [TransferListener].
public final class TftpServer implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(TftpServer.class);
  private static final Duration CLOSED_WITHIN = Duration.ofSeconds(2);
  private static final ErrorPacket CLOSING =
      ErrorPacket.of(ErrorCode.NOT_DEFINED, "The server is being stopped");

  private final House house;
  private final Doorman doorman;
  private final Doors doors;

  private TftpServer(House house, Doorman doorman, Doors doors) {
    this.house = house;
    this.doorman = doorman;
    this.doors = doors;
  }

  /// Opens a server, which answers from now on until it is closed.
  ///
  /// @throws CannotOpenException where a listening socket cannot be opened; says which and why
  /// @throws IOException where the system has no more selectors or cannot list its addresses
  public static TftpServer open(ServerOptions options, Desk desk, TransferListener listener)
      throws IOException {
    return open(options, LocalAddresses.of(options.bind()), desk, listener);
  }

  static TftpServer open(
      ServerOptions options, LocalAddresses addresses, Desk desk, TransferListener listener)
      throws IOException {
    House house = house(options, listener);
    var doorman = new Doorman(house, desk);
    try {
      Doors doors =
          Doors.open(addresses, options.port(), house.doorLoop(), doorman, options.tuning());
      var server = new TftpServer(house, doorman, doors);
      server.listen();
      return server;
    } catch (IOException | RuntimeException failure) {
      house.allLoops().forEach(SelectorLoop::close);
      throw failure;
    }
  }

  /// The addresses really bound, each with the port; they change as interfaces come and go.
  public List<InetSocketAddress> addresses() {
    return doors.addresses();
  }

  /// The transfers that are open now, oldest first; requests that wait for the desk are not among
  /// them.
  public List<OpenTransfer> openTransfers() {
    long nowNanos = house.clock().nanos();
    return transfers()
        .filter(transfer -> !transfer.hasEnded())
        .map(transfer -> transfer.snapshot(nowNanos))
        .sorted(Comparator.comparingLong(OpenTransfer::id))
        .toList();
  }

  /// Bytes that the peer of one transfer has acknowledged, or sent; 0 if it is not open.
  ///
  /// @param id the number that the [TransferListener] hears
  public long bytesAcknowledged(long id) {
    return house.sessions().transfer(id).map(Transfer::bytes).orElse(0L);
  }

  /// Ends every transfer with an ERROR, frees all ports and returns within 2 s. Harmless when
  /// called twice.
  @Override
  public void close() {
    long deadlineNanos = house.clock().nanos() + CLOSED_WITHIN.toNanos();
    boolean _ = house.doorLoop().execute(this::closeDoors);
    house.doorLoop().close();
    join(house.doorLoop(), deadlineNanos);
    transfers().forEach(transfer -> transfer.abort(CLOSING));
    house.loops().forEach(SelectorLoop::close);
    house.loops().forEach(loop -> join(loop, deadlineNanos));
    house.sessions().all().forEach(this::cleanUp);
  }

  /// Requests and transfers that are open, for tests: a server at rest has none.
  int openSessions() {
    return house.sessions().all().size();
  }

  /// Sockets that are open, for tests: a server at rest has one for each address.
  int openSockets() {
    return house.allLoops().stream().mapToInt(SelectorLoop::sockets).sum();
  }

  /// Bytes reserved for unproven peers, for tests.
  long openBytes() {
    return house.gate().openBytes(house.clock().nanos());
  }

  private static House house(ServerOptions options, TransferListener listener) throws IOException {
    var clock = new MonotonicClock();
    var gate = new Gate(options.allow());
    List<SelectorLoop> loops = startLoops(options.tuning(), clock);
    var ports = new TransferPorts(options.transferPorts());
    var strangers = new Strangers(gate);
    return new House(
        options,
        clock,
        gate,
        new Sessions(),
        new GuardedListener(listener, clock),
        new Semaphore(1),
        loops.getFirst(),
        loops.stream().skip(1).map(loop -> new ReplySockets(loop, ports, strangers)).toList());
  }

  private static List<SelectorLoop> startLoops(Tuning tuning, MonotonicClock clock)
      throws IOException {
    var loops = new ArrayList<SelectorLoop>();
    try {
      loops.add(SelectorLoop.start("tftp-door", clock));
      for (int i = 0; i < tuning.loops(); i++) {
        loops.add(SelectorLoop.start("tftp-" + i, clock, tuning.path()));
      }
      return List.copyOf(loops);
    } catch (IOException | RuntimeException | Error failure) {
      loops.forEach(SelectorLoop::close);
      throw failure;
    }
  }

  private void listen() throws IOException {
    Executor onTheLoop = house.doorLoop()::execute;
    Optional<IOException> failure =
        CompletableFuture.supplyAsync(this::tryToListen, onTheLoop).join();
    if (failure.isPresent()) {
      throw failure.get();
    }
  }

  private Optional<IOException> tryToListen() {
    try {
      doors.listen();
      return Optional.empty();
    } catch (IOException failure) {
      return Optional.of(failure);
    }
  }

  private void closeDoors() {
    doors.close();
    doorman.close();
  }

  private Stream<Transfer> transfers() {
    return house.sessions().all().stream()
        .filter(Transfer.class::isInstance)
        .map(Transfer.class::cast);
  }

  private void join(SelectorLoop loop, long deadlineNanos) {
    long leftNanos = Math.max(1, deadlineNanos - house.clock().nanos());
    try {
      if (!loop.join(Duration.ofNanos(leftNanos))) {
        log.warn("A loop of the TFTP server hangs; its sockets stay open until it comes back");
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  // What was on its way from the desk to a loop when the loop was closed.
  private void cleanUp(Session session) {
    if (session instanceof Ticket ticket) {
      ticket.giveBackFreight();
      doorman.forget(ticket, "The server is being stopped");
    }
  }
}
