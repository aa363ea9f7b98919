package rekindle.tftp.wire;

import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import rekindle.tftp.ErrorCode;
import rekindle.tftp.ErrorPacket;
import rekindle.tftp.Mode;
import rekindle.tftp.Negotiation;
import rekindle.tftp.Negotiation.Answer;

/// The way from the desk's yes to a running transfer: count, negotiate, find a port, begin.
///
/// Where the range of transfer ports is used up, another loop may have one of its ports to share;
/// then it looks again for a moment (a port is free only when the loop of its last transfer has
/// come round) and refuses then. Nothing on this way fails without the peer being told and the
/// freight being given back.
final class Opening implements Alarms.Sleeper {
  private static final Logger log = LoggerFactory.getLogger(Opening.class);
  private static final ErrorPacket BUSY =
      ErrorPacket.of(ErrorCode.ACCESS_VIOLATION, "The server is busy, try again later");
  private static final ErrorPacket UNREADABLE =
      ErrorPacket.of(ErrorCode.ACCESS_VIOLATION, "The file cannot be read");
  private static final Duration LOOK_FOR_PORT_EACH = Duration.ofMillis(50);
  private static final int LOOKS_FOR_PORT = 10;
  private static final Duration LONGEST_WAIT_TO_COUNT = Duration.ofSeconds(20);

  private final Ticket ticket;
  private final Freight freight;
  private final House house;
  private final ReplySockets sockets;
  private final int loopsAsked;
  private final SelectorLoop loop;
  private final Ticket.Clerk clerk;
  private Optional<Alarms.Alarm> alarm = Optional.empty();
  private long nextLookNanos;
  private boolean expected;
  private int looks;

  /// @param sockets of the loop that is asked for one
  /// @param loopsAsked with this one
  private Opening(
      Ticket ticket,
      Freight freight,
      House house,
      Ticket.Clerk clerk,
      ReplySockets sockets,
      int loopsAsked) {
    this.ticket = ticket;
    this.freight = freight;
    this.house = house;
    this.clerk = clerk;
    this.sockets = sockets;
    this.loop = sockets.loop();
    this.loopsAsked = loopsAsked;
  }

  /// Opens a transfer soon. By any thread.
  static void begin(Ticket ticket, Freight freight, House house, Ticket.Clerk clerk) {
    var opening = new Opening(ticket, freight, house, clerk, house.leastBusy(), 1);
    if (freight instanceof Freight.Out file && isNetascii(ticket)) {
      Thread.ofVirtual().name("tftp-count-" + ticket.id()).start(() -> opening.count(file));
    } else {
      opening.enter();
    }
  }

  @Override
  public long deadlineNanos() {
    return nextLookNanos;
  }

  @Override
  public void wake(long nowNanos) {
    alarm.ifPresent(Alarms.Alarm::cancel);
    attempt();
  }

  private static boolean isNetascii(Ticket ticket) {
    return Mode.of(ticket.request().mode()).filter(mode -> mode == Mode.NETASCII).isPresent();
  }

  // The size in netascii is known only when the whole file has been read, which no loop waits for.
  private void count(Freight.Out file) {
    try {
      if (!house.counting().tryAcquire(LONGEST_WAIT_TO_COUNT.toSeconds(), TimeUnit.SECONDS)) {
        refuse(BUSY);
        return;
      }
      try {
        new Opening(ticket, file.asNetascii(), house, clerk, sockets, 1).enter();
      } finally {
        house.counting().release();
      }
    } catch (Throwable unreadable) {
      giveUp(UNREADABLE, unreadable);
    }
  }

  // A loop that is closed takes nothing in; the server then cleans up after us.
  private void enter() {
    expected = true;
    sockets.expect();
    boolean _ = loop.execute(this::attempt);
  }

  private void attempt() {
    try {
      switch (negotiated()) {
        case Answer.Refused(ErrorPacket error) -> refuse(error);
        case Answer.Agreed(var terms, var optionAck) ->
            open(new Plan(ticket.request(), terms, optionAck, freight));
      }
    } catch (CannotOpenException noPort) {
      lookAgainOrGiveUp(noPort);
    } catch (Throwable failure) {
      giveUp(UNREADABLE, failure);
    }
  }

  private Answer negotiated() {
    long sizeBytes = freight instanceof Freight.Out file ? file.content().sizeBytes() : 0;
    var limits = house.options().limits(ticket.door().largestBlockBytes());
    return Negotiation.answer(ticket.request(), sizeBytes, limits);
  }

  private void open(Plan plan) throws IOException {
    ReplySocket replies = socket();
    try {
      Transfer.begin(ticket, plan, house, replies);
    } catch (RuntimeException | Error failure) {
      replies.closeIfUnused();
      throw failure;
    }
  }

  private ReplySocket socket() throws IOException {
    Session.Key key = ticket.key();
    InetAddress local = key.local().getAddress();
    boolean near = ticket.door().isNear(key.peer().getAddress());
    return switch (freight) {
      case Freight.Out _ -> sockets.forDownload(local, PeerAddress.of(key.peer()), near);
      case Freight.In _ -> sockets.forUpload(local);
    };
  }

  private void lookAgainOrGiveUp(CannotOpenException noPort) {
    boolean exhausted = noPort.reason() == CannotOpenException.Reason.RANGE_EXHAUSTED;
    if (exhausted && loopsAsked < house.sockets().size()) {
      sockets.forget();
      ReplySockets next = house.after(sockets);
      new Opening(ticket, freight, house, clerk, next, loopsAsked + 1).enter();
      return;
    }
    looks++;
    if (!exhausted || looks >= LOOKS_FOR_PORT) {
      giveUp(BUSY, noPort);
      return;
    }
    nextLookNanos = loop.nanos() + LOOK_FOR_PORT_EACH.toNanos();
    alarm = Optional.of(loop.alarms().set(this));
  }

  private void giveUp(ErrorPacket told, Throwable because) {
    log.warn("Transfer {} cannot begin: {}", ticket.id(), because.toString());
    log.debug("Transfer {} could not begin here", ticket.id(), because);
    refuse(told);
  }

  private void refuse(ErrorPacket error) {
    if (expected) {
      sockets.forget();
    }
    freight.giveBack();
    clerk.refuse(ticket, error);
  }
}
