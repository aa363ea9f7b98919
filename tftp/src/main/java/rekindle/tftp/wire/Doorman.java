package rekindle.tftp.wire;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import rekindle.tftp.Decoded;
import rekindle.tftp.ErrorCode;
import rekindle.tftp.ErrorPacket;
import rekindle.tftp.Frame;
import rekindle.tftp.Mode;
import rekindle.tftp.Outcome;
import rekindle.tftp.PacketCodec;
import rekindle.tftp.ReadRequest;
import rekindle.tftp.Request;
import rekindle.tftp.WriteRequest;

/// Receives what comes to the listening ports: says who may ask, asks the desk, and brings its
/// answer on the way.
///
/// ```
/// datagram -- no request, source not allowed ----------------> silence
///    |
/// request --- of a session: repeated ------------------------> to the session
///    |                      another one -> the session ends
///    +------- budget used up --------------------------------> silence
///    +------- unknown mode ----------------------------------> ERROR 4, a few a second
///    +------- new: Ticket --> Desk --> Opening --> Transfer
///                               +----> ERROR, or silence
/// ```
///
/// Lives on the loop of the doors, where no transfer runs, so that a slow desk holds up newcomers
/// only.
final class Doorman implements Door.Porter, Ticket.Clerk {
  private record Arrival(Door door, InetSocketAddress peer, Request request) {}

  private static final Logger log = LoggerFactory.getLogger(Doorman.class);
  private static final int LARGEST_REQUEST_BYTES = 4096;
  private static final int MOST_WAITING = 8192;
  private static final int ADMITTED_BETWEEN_LOOKS = 32;
  private static final Pattern PLAIN_WORD = Pattern.compile("[A-Za-z]{1,16}");
  private static final ErrorPacket UNKNOWN_MODE =
      ErrorPacket.of(ErrorCode.ILLEGAL_OPERATION, "Unknown mode");
  private static final ErrorPacket DESK_FAILED =
      ErrorPacket.of(ErrorCode.ACCESS_VIOLATION, "The server cannot decide on this file");

  private final House house;
  private final Desk desk;
  private final Queue<Arrival> arrivals = new ArrayDeque<>();
  private final TokenBucket unknownModes = new TokenBucket(10, Duration.ofMillis(200));
  private long lastId;
  private boolean closed;

  Doorman(House house, Desk desk) {
    this.house = house;
    this.desk = desk;
  }

  @Override
  public void arrived(Door door, ByteBuffer datagram, InetSocketAddress peer) {
    if (!house.gate().admits(peer.getAddress())) {
      drop(peer, DropReason.SOURCE_NOT_ALLOWED);
    } else if (arrivals.size() >= MOST_WAITING) {
      drop(peer, DropReason.TOO_MANY_AT_ONCE);
    } else {
      take(door, datagram, peer);
    }
  }

  @Override
  public void quiet() throws IOException {
    int admitted = 0;
    for (Arrival next = arrivals.poll(); next != null; next = arrivals.poll()) {
      admit(next);
      if (++admitted % ADMITTED_BETWEEN_LOOKS == 0) {
        next.door().drain();
      }
    }
  }

  /// Admits nobody any more and forgets those who wait for the desk. On the loop.
  void close() {
    closed = true;
    arrivals.clear();
    for (Session session : house.sessions().all()) {
      if (session instanceof Ticket ticket && ticket.decide()) {
        forget(ticket, "The server is closed");
      }
    }
  }

  @Override
  public void begin(Ticket ticket, Freight freight) {
    Opening.begin(ticket, freight, house, this);
  }

  @Override
  public void refuse(Ticket ticket, ErrorPacket error) {
    boolean _ = house.doorLoop().execute(() -> sendRefusal(ticket, error));
  }

  @Override
  public void forget(Ticket ticket, String why) {
    ticket.reserve().freeAll();
    end(ticket, new Outcome.Aborted(ErrorPacket.of(ErrorCode.NOT_DEFINED, why)));
  }

  private void take(Door door, ByteBuffer datagram, InetSocketAddress peer) {
    switch (Frame.opcode(datagram)) {
      case Frame.READ_REQUEST, Frame.WRITE_REQUEST -> takeRequest(door, datagram, peer);
      case Frame.DATA, Frame.ACK, Frame.ERROR, Frame.OPTION_ACK ->
          drop(peer, DropReason.NOT_A_REQUEST);
      default -> drop(peer, DropReason.MALFORMED);
    }
  }

  private void takeRequest(Door door, ByteBuffer datagram, InetSocketAddress peer) {
    boolean sane = datagram.remaining() <= LARGEST_REQUEST_BYTES && peer.getPort() != 0;
    if (sane && PacketCodec.decode(datagram) instanceof Decoded.Ok(Request request)) {
      arrivals.add(new Arrival(door, peer, request));
    } else {
      drop(peer, DropReason.MALFORMED);
    }
  }

  private void admit(Arrival arrival) {
    if (closed) {
      return;
    }
    var key = new Session.Key(arrival.door().local(), arrival.peer());
    house
        .sessions()
        .find(key)
        .ifPresentOrElse(session -> again(session, arrival), () -> admitNew(key, arrival));
  }

  private void again(Session session, Arrival arrival) {
    Runnable anew = () -> house.doorLoop().execute(() -> admit(arrival));
    switch (session) {
      case Transfer transfer -> transfer.askedAgain(arrival.request(), anew);
      case Ticket ticket when ticket.request().equals(arrival.request()) -> {} // Being answered.
      case Ticket ticket when ticket.decide() -> {
        ticket.reserve().freeAll();
        end(ticket, new Outcome.Superseded());
        anew.run();
      }
      case Ticket _ -> {} // On its way to a transfer; the peer will ask again.
    }
  }

  private void admitNew(Session.Key key, Arrival arrival) {
    long nowNanos = house.clock().nanos();
    var reserve = new Reserve(house.gate(), arrival.peer().getAddress());
    if (!reserve.takeAnswer(nowNanos)) {
      drop(arrival.peer(), DropReason.OVER_BUDGET);
      return;
    }
    if (isUnanswerable(arrival.request(), nowNanos)) {
      reserve.freeAll();
      drop(arrival.peer(), DropReason.MALFORMED);
      return;
    }
    hushPredecessor(arrival, nowNanos);
    ask(new Ticket(++lastId, key, arrival.door(), arrival.request(), reserve, nowNanos, this));
  }

  // A word that is no mode may come from a person; anything else is garbage that looks like a
  // request.
  private boolean isUnanswerable(Request request, long nowNanos) {
    return Mode.of(request.mode()).isEmpty()
        && !(PLAIN_WORD.matcher(request.mode()).matches() && unknownModes.take(nowNanos));
  }

  // A phone that was switched off in mid-transfer asks from a new port. Its old transfer would go
  // on
  // sending to nobody.
  private void hushPredecessor(Arrival arrival, long nowNanos) {
    house
        .sessions()
        .onlyTransferOf(arrival.peer().getAddress())
        .filter(old -> isSameFile(old.request(), arrival.request()))
        .filter(old -> old.silentNanos(nowNanos) > Transfer.RESTARTED_AFTER.toNanos())
        .ifPresent(Transfer::hush);
  }

  private static boolean isSameFile(Request one, Request other) {
    return one.getClass() == other.getClass() && one.fileName().equalsIgnoreCase(other.fileName());
  }

  private void ask(Ticket ticket) {
    house.sessions().put(ticket);
    Session.Key key = ticket.key();
    house
        .listener()
        .requested(ticket.id(), key.peer(), key.local(), ticket.request(), Instant.now());
    if (Mode.of(ticket.request().mode()).isEmpty()) {
      ticket.refuse(UNKNOWN_MODE);
      return;
    }
    askDesk(ticket);
    if (ticket.isWaiting()) {
      new Patience(ticket, this, house).begin();
    }
  }

  private void askDesk(Ticket ticket) {
    InetSocketAddress peer = ticket.key().peer();
    InetSocketAddress local = ticket.key().local();
    try {
      switch (ticket.request()) {
        case ReadRequest read -> desk.onRead(read, peer, local, ticket.readAnswer());
        case WriteRequest write -> desk.onWrite(write, peer, local, ticket.writeAnswer());
      }
    } catch (Throwable failure) { // The desk is foreign code: its errors end this request only.
      log.error("The desk failed on a request of {}", peer, failure);
      ticket.refuse(DESK_FAILED);
    }
  }

  private void sendRefusal(Ticket ticket, ErrorPacket error) {
    int bytes = ticket.door().send(error, ticket.key().peer());
    ticket.reserve().keepOnly(bytes, house.clock().nanos());
    house.sessions().remove(ticket);
    var code = error.errorCode().orElse(ErrorCode.NOT_DEFINED);
    house.listener().refused(ticket.id(), code, error.text());
  }

  private void end(Ticket ticket, Outcome outcome) {
    house.sessions().remove(ticket);
    var waited = Duration.ofNanos(house.clock().nanos() - ticket.requestedAtNanos());
    house.listener().ended(ticket.id(), outcome, new Totals(0, 0, waited));
  }

  private void drop(InetSocketAddress peer, DropReason reason) {
    house.listener().dropped(peer, reason);
  }
}
