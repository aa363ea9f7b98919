package rekindle.tftp;

import java.util.Optional;

/// The side of a transfer that has the file: a server answering an RRQ, or a client whose WRQ was
/// answered. It sends a window, waits for its ACK, sends the next (RFC 1350, RFC 7440; lock-step is
/// a window of one).
///
/// ```
///      start, server: OACK or DATA 1             start, client: first window
///                  |                                        |
///                  v                                        v
///            +----------+   ACK 0 to an OACK,          +----------+
///       +--->| UNPROVEN |   or ACK 1 to DATA 1         |  PROVEN  |<---+
///       |    +----------+----------------------------->+----------+    |
///       |      |  |  |      next window                  |  |  |  |    |
///       +------+  |  |                                   |  |  |  +----+
///   request again,|  |                                   |  |  |  ACK of the open window:
///   or silence:   |  |                                   |  |  |    next window from there
///   first answer  |  |                                   |  |  |  a part's moment: next part
///   once more,    |  |                                   |  |  |  silence: open window again
///   3 packets a   |  |                                   |  |  |
///   request       |  |                                   |  |  +--> ACK of the last block: Complete
///                 |  |                                   |  +--> 90 s without progress: LastAckMissing
///                 |  |                                   |       if all was sent, PeerSilent if not
///                 |  |                                   |
///                 |  +--> ERROR: PeerError, SizeProbe    +--> ERROR: PeerError
///                 |       abort: Aborted                      abort: Aborted
///                 |       supersede: Superseded               supersede, or hush and 90 s: Superseded
///                 |
///                 +--> 30 s without a request: PeerSilent, after hush: Superseded
/// ```
///
/// A window leaves at once; in parts, each at its moment, where windows have lost something
/// ([Pacer]). How long silence is tolerated follows the measured round trip of a server's proven
/// peer ([RoundTrip]), unless a `timeout` was agreed; a client's sender has its habit.
///
/// Nothing else moves it: a duplicate ACK is not answered (RFC 1123 section 4.2.3.1, the sorcerer's
/// apprentice), also where a window's first block was lost and the timer alone brings it back; an
/// ACK from outside the open window is ignored; a repeated request of a proven peer is a late copy.
///
/// The caller frames DATA from [#blocks] and the file. One instance serves one transfer on one
/// thread; nothing is allocated for an ACK or a block.
public final class Sender {
  private final Terms terms;
  private final Optional<OptionAck> optionAck;
  private final Blocks blocks;
  private final long lastBlock;
  private final RetryTimer timer;
  private final Flight flight;

  /// Whether the timer follows the round trip once that is known.
  private final boolean measures;

  private boolean proven;

  /// Whether the OACK is what the peer has to acknowledge next, with an ACK 0.
  private boolean awaitsAckOfOptions;

  private Optional<Outcome> outcome = Optional.empty();

  private Sender(
      Terms terms,
      Optional<OptionAck> optionAck,
      long sizeBytes,
      RetryPolicy policy,
      boolean measures) {
    this.terms = terms;
    this.optionAck = optionAck;
    this.awaitsAckOfOptions = optionAck.isPresent();
    this.blocks = Blocks.of(sizeBytes, terms);
    this.lastBlock = blocks.last();
    this.timer = new RetryTimer(policy);
    this.flight = new Flight(terms, lastBlock);
    this.measures = measures;
  }

  /// A server's sender. Until the peer has acknowledged something it gets at most 3 packets for
  /// each request, however long it is asked to wait.
  ///
  /// @param optionAck from [Negotiation#answer]; empty: the transfer starts with block 1
  /// @param sizeBytes bytes on the wire, 0 or more
  public static Sender server(Terms terms, Optional<OptionAck> optionAck, long sizeBytes) {
    boolean measures = terms.retryAfter().isEmpty();
    return new Sender(terms, optionAck, sizeBytes, RetryPolicy.towardsUnproven(terms), measures);
  }

  /// A client's sender, for a server that has answered the WRQ and so is proven.
  ///
  /// @param retry the client's timer; an agreed `timeout` replaces its intervals
  public static Sender client(Terms terms, long sizeBytes, RetryPolicy retry) {
    Sender sender = new Sender(terms, Optional.empty(), sizeBytes, retry.obeying(terms), false);
    sender.proven = true;
    return sender;
  }

  /// Sends the OACK, or the first block or window. Called once, before anything else.
  public void start(long nowNanos, SenderOutbox out) {
    timer.begin(nowNanos);
    sendFirst(nowNanos, out);
  }

  /// An ACK has come from the peer's address and port.
  ///
  /// @param blockOnTheWire 0 to 65,535
  public void onAck(int blockOnTheWire, long nowNanos, SenderOutbox out) {
    if (outcome.isPresent()) {
      return;
    }
    int step = BlockNumbers.distance(flight.acknowledged(), blockOnTheWire, terms.rollover());
    boolean ofOptions = awaitsAckOfOptions && step == 0;
    boolean insideWindow = step > 0 && step <= flight.sentUpTo() - flight.acknowledged();
    if (ofOptions || insideWindow) {
      advance(step, nowNanos, out);
    } else if (step == 0 && proven) {
      // A duplicate: a sign of life and no more (RFC 1123 section 4.2.3.1).
      timer.heard(nowNanos);
    }
  }

  /// The same request once more from the same address and port: draws the first answer once more,
  /// or nothing when the peer is already proven.
  public void onRepeatedRequest(long nowNanos, SenderOutbox out) {
    if (outcome.isPresent() || proven) {
      return;
    }
    timer.begin(nowNanos);
    repeat(nowNanos, out);
  }

  /// Ends the transfer. An ERROR is never answered.
  public void onError(ErrorPacket error, long nowNanos) {
    if (outcome.isPresent()) {
      return;
    }
    timer.heard(nowNanos);
    end(refusesSizeOffer(error) ? new Outcome.SizeProbe() : new Outcome.PeerError(error));
  }

  /// Does what is due. To be called at [#deadlineNanos] or later; too early does no harm.
  public void onTime(long nowNanos, SenderOutbox out) {
    if (outcome.isPresent()) {
      return;
    }
    if (timer.exhausted(nowNanos)) {
      end(outcomeOfSilence());
    } else if (flight.waiting()) {
      if (flight.sendDue(nowNanos, out)) {
        timer.wentOn(nowNanos);
      }
    } else if (timer.due(nowNanos)) {
      timer.repeated(nowNanos);
      repeat(nowNanos, out);
    }
  }

  /// The peer seems to have started anew from another port: nothing is sent any more until it
  /// speaks here again. If it never does, the outcome is [Outcome.Superseded].
  public void hush() {
    timer.hush();
    flight.keepBack();
  }

  /// Ends the transfer in silence as [Outcome.Superseded], because the peer has started anew from
  /// the same port.
  public void supersede() {
    if (outcome.isEmpty()) {
      end(new Outcome.Superseded());
    }
  }

  /// Ends the transfer and tells the peer why.
  public void abort(ErrorPacket why, SenderOutbox out) {
    if (outcome.isPresent()) {
      return;
    }
    if (proven || timer.packetsLeft()) { // An ERROR is a packet towards an unproven peer, too.
      out.error(why);
    }
    end(new Outcome.Aborted(why));
  }

  /// When [#onTime] wants to be called; `Long.MAX_VALUE` when the transfer has ended.
  public long deadlineNanos() {
    if (outcome.isPresent()) {
      return Long.MAX_VALUE;
    }
    return flight.waiting()
        ? Math.min(flight.nextPartNanos(), timer.giveUpNanos())
        : timer.deadlineNanos();
  }

  /// Whether the peer has acknowledged anything, which a forged source address cannot.
  public boolean proven() {
    return proven;
  }

  public Terms terms() {
    return terms;
  }

  /// The file cut into blocks; what the outbox frames DATA from.
  public Blocks blocks() {
    return blocks;
  }

  public long acknowledgedBytes() {
    return Math.min(blocks.sizeBytes(), flight.acknowledged() * terms.blockSizeBytes());
  }

  public long sizeBytes() {
    return blocks.sizeBytes();
  }

  /// How many blocks were sent more than once, counting every repetition.
  public long retransmittedBlocks() {
    return flight.retransmittedBlocks();
  }

  /// When the peer last sent something that counts; the start if it never did.
  public long lastHeardNanos() {
    return timer.lastHeardNanos();
  }

  /// Whether everything was sent and only the ACK of the last window is still awaited.
  public boolean awaitsOnlyLastAck() {
    return outcome.isEmpty() && proven && flight.sentUpTo() == lastBlock;
  }

  /// How it ended; empty while it goes on.
  public Optional<Outcome> outcome() {
    return outcome;
  }

  private void advance(int blocksAcknowledged, long nowNanos, SenderOutbox out) {
    if (!proven) {
      proven = true;
      timer.follow(RetryPolicy.towardsProven(terms));
    }
    awaitsAckOfOptions = false;
    timer.heard(nowNanos);
    if (flight.acknowledge(blocksAcknowledged, nowNanos) && measures) {
      timer.followRoundTrip(flight.roundTrip().retryAfterNanos());
    }
    if (flight.acknowledged() == lastBlock) {
      end(new Outcome.Complete());
    } else {
      timer.progress(nowNanos);
      flight.moveOn(nowNanos, out);
    }
  }

  private void sendFirst(long nowNanos, SenderOutbox out) {
    if (awaitsAckOfOptions) {
      flight.sentOptions(nowNanos);
      out.optionAck(optionAck.orElseThrow());
    } else {
      flight.open(nowNanos, out);
    }
  }

  private void repeat(long nowNanos, SenderOutbox out) {
    if (awaitsAckOfOptions) {
      sendFirst(nowNanos, out);
    } else {
      flight.repeat(nowNanos, out);
    }
  }

  /// EDK2 and PXE ROMs ask for `tsize`, read it off the OACK, and end with error 8, some with 0.
  private boolean refusesSizeOffer(ErrorPacket error) {
    boolean offeredSize =
        awaitsAckOfOptions
            && optionAck.flatMap(o -> o.options().find(Option.TRANSFER_SIZE)).isPresent();
    return offeredSize
        && (error.code() == ErrorCode.OPTION_REFUSED.number()
            || error.code() == ErrorCode.NOT_DEFINED.number());
  }

  private Outcome outcomeOfSilence() {
    if (timer.hushed()) {
      return new Outcome.Superseded();
    }
    return awaitsOnlyLastAck() ? new Outcome.LastAckMissing() : new Outcome.PeerSilent(proven);
  }

  private void end(Outcome how) {
    outcome = Optional.of(how);
  }
}
