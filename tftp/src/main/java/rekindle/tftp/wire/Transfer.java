package rekindle.tftp.wire;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import rekindle.tftp.ErrorCode;
import rekindle.tftp.ErrorPacket;
import rekindle.tftp.Outcome;
import rekindle.tftp.Request;

/// A transfer with its socket, its alarm and its place among the sessions; lives on one loop.
///
/// Brings packets and time to the [Exchange] and, after each, settles what has changed: the peer is
/// proven, has fallen silent or speaks again, the transfer has ended, the socket is free.
///
/// The file is long because every way into a transfer has to end in the same settling, and all that
/// changes with a packet has one owner and one thread here.
final class Transfer
    implements Session,
        ReplySocket.Guest,
        SendBatch.Source,
        Alarms.Sleeper,
        ReceivingExchange.Threads {
  /// A proven peer that asks anew after this much silence has been switched off and on.
  static final Duration RESTARTED_AFTER = Duration.ofSeconds(3);

  private static final Logger log = LoggerFactory.getLogger(Transfer.class);
  private static final ErrorPacket BROKEN =
      ErrorPacket.of(ErrorCode.NOT_DEFINED, "The server has failed in this transfer");

  private final Ticket ticket;
  private final Plan plan;
  private final House house;
  private final SelectorLoop loop;
  private final ReplySocket replies;
  private final TransferSocket socket;
  private final Exchange exchange;
  private final Alarms.Alarm alarm;
  private final SilenceWatch silence;
  private boolean proven;
  private boolean gone;
  private volatile boolean ended;
  private volatile boolean hushed;
  // Written last when settling, read first by others, so that they see the two before it as well.
  private long bytes;
  private long retransmittedBlocks;
  private volatile long lastHeardNanos;

  private Transfer(Ticket ticket, Plan plan, House house, ReplySocket replies) {
    this.ticket = ticket;
    this.plan = plan;
    this.house = house;
    this.loop = replies.loop();
    this.replies = replies;
    this.lastHeardNanos = loop.nanos();
    this.socket = new TransferSocket(replies, ticket.key().peer(), this);
    this.exchange = plan.exchange(socket, this, this);
    this.silence =
        new SilenceWatch(ticket.id(), house.listener(), house.options().tuning().stalledAfter());
    this.alarm = loop.alarms().set(this);
  }

  /// Begins a transfer that answers from `replies`. On the loop of that.
  static void begin(Ticket ticket, Plan plan, House house, ReplySocket replies) {
    var transfer = new Transfer(ticket, plan, house, replies);
    transfer.carefully(transfer::enter);
  }

  private void enter(long nowNanos) {
    socket.join();
    house.sessions().put(this);
    house.listener().started(id(), plan.terms(), plan.sizeBytes());
    exchange.start(nowNanos);
  }

  @Override
  public long id() {
    return ticket.id();
  }

  @Override
  public Key key() {
    return ticket.key();
  }

  @Override
  public Request request() {
    return ticket.request();
  }

  /// Whether bytes may still flow: it has neither ended (an upload then still repeats its last ACK)
  /// nor been hushed. By any thread.
  boolean isLive() {
    return !ended && !hushed;
  }

  /// Whether the listener has heard of its end. By any thread.
  boolean hasEnded() {
    return ended;
  }

  /// How long the peer has been silent. By any thread.
  long silentNanos(long nowNanos) {
    return Math.max(0, nowNanos - lastHeardNanos);
  }

  /// Acknowledged by the peer, or received from it. By any thread.
  long bytes() {
    // Read first, so that the newest bytes are seen as well.
    var _ = lastHeardNanos;
    return bytes;
  }

  /// What it is like at this moment. By any thread.
  OpenTransfer snapshot(long nowNanos) {
    var silentFor = Duration.ofNanos(silentNanos(nowNanos));
    return new OpenTransfer(
        id(),
        key().peer(),
        key().local(),
        request(),
        bytes,
        plan.sizeBytes(),
        retransmittedBlocks,
        silentFor);
  }

  /// The peer asks from another port: keeps silent until it speaks here again. By any thread.
  void hush() {
    hushed = true;
    boolean _ = loop.execute(() -> carefully(_ -> exchange.hush()));
  }

  /// Another request has come from the peer's address and port. By any thread.
  ///
  /// @param anew runs where it is no repetition: this transfer is over, the request a new one
  void askedAgain(Request again, Runnable anew) {
    boolean _ =
        loop.execute(
            () -> {
              // The ACK that ends this transfer may be older than the request for the next.
              carefully(replies::readable);
              if (!gone && isRepetition(again)) {
                carefully(this::repeat);
                return;
              }
              carefully(_ -> exchange.supersede());
              leave(new Outcome.Superseded());
              anew.run();
            });
  }

  /// Ends with an ERROR to the peer. By any thread.
  void abort(ErrorPacket why) {
    boolean _ =
        loop.execute(
            () -> {
              carefully(_ -> exchange.abort(why));
              leave(new Outcome.Aborted(why));
            });
  }

  // Written out, not by way of carefully, because it runs for every packet.
  @Override
  public void arrived(ByteBuffer datagram, long nowNanos) {
    if (gone) {
      return;
    }
    try {
      exchange.packet(datagram, nowNanos);
      settle(nowNanos);
    } catch (Throwable failure) {
      failed(failure, nowNanos);
    }
  }

  @Override
  public void roomAgain(long nowNanos) {
    carefully(exchange::roomAgain);
  }

  @Override
  public void unsent(long firstBlock, int count, int errno) {
    carefully(_ -> exchange.unsent(firstBlock, count, errno));
  }

  @Override
  public void wake(long nowNanos) {
    carefully(
        now -> {
          exchange.wake(now);
          if (silenceNanos() <= now) {
            silence.look(exchange.lastHeardNanos(), now);
          }
        });
  }

  @Override
  public long deadlineNanos() {
    return gone ? Long.MAX_VALUE : Math.min(exchange.deadlineNanos(), silenceNanos());
  }

  /// Something that must not happen has happened: ends this transfer and no other.
  private void failed(Throwable failure, long nowNanos) {
    log.error("Transfer {} failed", id(), failure);
    try {
      exchange.abort(BROKEN);
      settle(nowNanos);
    } finally {
      leave(new Outcome.Aborted(BROKEN));
    }
  }

  @Override
  public void away(Runnable work) {
    Thread.ofVirtual().name("tftp-commit-" + id()).start(work);
  }

  @Override
  public void back(Runnable result) {
    boolean _ = loop.execute(() -> carefully(_ -> result.run()));
  }

  private interface Step {
    void run(long nowNanos) throws IOException;
  }

  private void carefully(Step step) {
    if (gone) {
      return;
    }
    long nowNanos = loop.nanos();
    try {
      step.run(nowNanos);
      if (!gone) {
        settle(nowNanos);
      }
    } catch (Throwable failure) {
      failed(failure, nowNanos);
    }
  }

  // A proven peer has the first answer; only after a silence does its request mean a new start.
  private boolean isRepetition(Request again) {
    boolean restarted = proven && silentNanos(loop.nanos()) > RESTARTED_AFTER.toNanos();
    return !restarted && again.equals(request());
  }

  private void repeat(long nowNanos) {
    if (proven || ticket.reserve().takeAnswer(nowNanos)) {
      exchange.repeatedRequest(nowNanos);
    } else {
      house.listener().dropped(key().peer(), DropReason.OVER_BUDGET);
    }
  }

  private long silenceNanos() {
    boolean watched = proven && !ended;
    return watched ? silence.deadlineNanos(exchange.lastHeardNanos()) : Long.MAX_VALUE;
  }

  private void settle(long nowNanos) {
    boolean spoke = exchange.lastHeardNanos() > lastHeardNanos;
    publish();
    if (spoke) {
      heard();
    }
    Optional<Outcome> outcome = exchange.outcome();
    if (outcome.isPresent()) {
      end(outcome.get(), nowNanos);
    }
    if (exchange.closed()) {
      leave(new Outcome.Superseded());
    } else {
      alarm.nearer();
    }
  }

  private void publish() {
    bytes = exchange.bytes();
    retransmittedBlocks = exchange.retransmittedBlocks();
    lastHeardNanos = exchange.lastHeardNanos();
  }

  private void heard() {
    hushed = false;
    if (!proven && exchange.proven()) {
      proven = true;
      ticket.reserve().freeAll();
    }
    socket.reached();
    silence.heard();
  }

  private void end(Outcome outcome, long nowNanos) {
    if (ended) {
      return;
    }
    ended = true;
    if (outcome instanceof Outcome.PeerError || outcome instanceof Outcome.SizeProbe) {
      ticket.reserve().freeAll();
    }
    var duration = Duration.ofNanos(nowNanos - ticket.requestedAtNanos());
    house
        .listener()
        .ended(id(), explained(outcome), new Totals(bytes, retransmittedBlocks, duration));
  }

  // The peer was not silent if it never could hear us.
  private Outcome explained(Outcome outcome) {
    Optional<String> trouble = socket.trouble();
    if (outcome instanceof Outcome.PeerSilent && trouble.isPresent()) {
      return new Outcome.Aborted(
          ErrorPacket.of(ErrorCode.NOT_DEFINED, "Nothing can be sent: " + trouble.get()));
    }
    return outcome;
  }

  /// @param ifUnknown what is reported where the exchange itself knows of no end
  private void leave(Outcome ifUnknown) {
    if (gone) {
      return;
    }
    gone = true;
    end(exchange.outcome().orElse(ifUnknown), loop.nanos());
    alarm.cancel();
    house.sessions().remove(this);
    loop.flush(); // What is in the batch still points into the file.
    exchange.release();
    socket.leave();
  }
}
