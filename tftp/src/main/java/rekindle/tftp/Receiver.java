package rekindle.tftp;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.OptionalLong;

/// The side of a transfer that gets the file: a client from its RRQ on, or a server answering a
/// WRQ. It acknowledges each window and, on a gap, the last good block once (RFC 1350, RFC 7440).
///
/// ```
///     start, client: RRQ                  start, server: OACK or ACK 0
///             |                                         |
///             v                                         v
///      +-----------+  OACK: ACK 0   +--------+     +---------+
///      | REQUESTED |--------------->| AGREED |     | OFFERED |<--+ WRQ again:
///      +-----------+                +--------+     +---------+---+ first answer once more
///        ^       |                       |              |
///        |       | DATA 1                | DATA 1       | DATA 1
///        |       v                       v              v
///        |    +---------------------------------------------+   next block: accept,
///        |    |                  RECEIVING                  |     ACK at the window's end
///        |    +---------------------------------------------+   gap: ACK the last good block, once
///        |                      | short block: ACK              last good block again: ACK again,
///        |                      v                                 where that is habit
///        |                +----------+
///        |                | DALLYING |--- time --> CLOSED, Complete
///        |                +----------+
///        |
///        |  pause over    +---------------+   from REQUESTED, AGREED and RECEIVING, for a client
///        +----------------| STARTING_OVER |<--  with that habit: silence, ERROR, a wrong first block
///                         +---------------+
///
///     from every state: abort, over-long block, ERROR, silence beyond patience --> CLOSED
/// ```
///
/// Silence while something is awaited: what was sent last is sent again, as the policy says.
/// Ignored everywhere: blocks from before, blocks beyond the window, answers from the past.
///
/// One instance serves one transfer on one thread; nothing is allocated for a block or an ACK. The
/// file is long because both roles are one machine from the first block on: two files would hold
/// the window's rules twice. What a window is stands in [Intake], what a client does in
/// [ClientHabits].
public final class Receiver {
  private enum State {
    REQUESTED,
    OFFERED,
    AGREED,
    RECEIVING,
    DALLYING,
    STARTING_OVER,
    CLOSED
  }

  private final Optional<ReadRequest> request;
  private final Optional<OptionAck> optionAck;
  private final ClientHabits habits;
  private final RetryTimer timer;

  private State state;
  private Terms terms;
  private Intake intake;
  private OptionalLong announcedSizeBytes;
  private boolean proven;
  private long receivedBytes;
  private long retransmissions;

  /// When dallying or the pause before starting over ends.
  private long wakeNanos;

  private Optional<Outcome> outcome = Optional.empty();

  private Receiver(
      State state,
      Terms terms,
      Optional<ReadRequest> request,
      Optional<OptionAck> optionAck,
      ClientHabits habits,
      RetryPolicy policy) {
    this.state = state;
    this.terms = terms;
    this.request = request;
    this.optionAck = optionAck;
    this.habits = habits;
    this.intake = new Intake(terms);
    this.timer = new RetryTimer(policy);
    this.announcedSizeBytes = sizeIn(optionAck);
  }

  /// A client's receiver, from the request on.
  public static Receiver client(ReadRequest request, ClientHabits habits) {
    return new Receiver(
        State.REQUESTED,
        Negotiation.withoutOptions(request),
        Optional.of(request),
        Optional.empty(),
        habits,
        habits.retry());
  }

  /// A server's receiver of an upload. Until the peer has sent a block it gets at most 3 packets
  /// for each request.
  ///
  /// @param optionAck from [Negotiation#answer]; empty: the answer to the WRQ is ACK 0
  public static Receiver server(Terms terms, Optional<OptionAck> optionAck) {
    return new Receiver(
        State.OFFERED,
        terms,
        Optional.empty(),
        optionAck,
        ClientHabits.OF_A_SERVER,
        RetryPolicy.towardsUnproven(terms));
  }

  /// Sends the request (client) or the OACK or ACK 0 (server). Called once, before anything else.
  public void start(long nowNanos, ReceiverOutbox out) {
    timer.begin(nowNanos);
    sendCurrent(out);
  }

  /// A DATA has come from the peer's address and port.
  ///
  /// @param blockOnTheWire 0 to 65,535
  /// @param payload read from position to limit during the call, not kept
  public void onData(int blockOnTheWire, ByteBuffer payload, long nowNanos, ReceiverOutbox out) {
    if (!open()) {
      if (state == State.DALLYING) {
        acknowledgeAgain(blockOnTheWire, nowNanos, out);
      }
      return;
    }
    Intake.Arrival arrival = intake.arrival(blockOnTheWire);
    if (payload.remaining() > terms.blockSizeBytes()) {
      refuse(ErrorPacket.of(ErrorCode.ILLEGAL_OPERATION, "block longer than agreed"), out);
    } else if (arrival == Intake.Arrival.NEXT) {
      take(payload, nowNanos, out);
    } else if (intake.received() == 0 && habits.firstBlockMustBeOne()) {
      startOver("First block is not block 1 (" + blockOnTheWire + ")", nowNanos, out);
    } else if (arrival == Intake.Arrival.LAST_AGAIN) {
      acknowledgeAgain(blockOnTheWire, nowNanos, out);
    } else if (arrival == Intake.Arrival.GAP && intake.answersGap()) {
      timer.heard(nowNanos);
      out.ack(intake.acknowledge());
    }
  }

  /// An OACK has come from the peer's address and port.
  public void onOptionAck(OptionAck answer, long nowNanos, ReceiverOutbox out) {
    if (state == State.REQUESTED) {
      agree(answer, nowNanos, out);
    } else if (state == State.AGREED) {
      // The server has not seen our ACK 0; its first block would be a duplicate of nothing.
      timer.heard(nowNanos);
      sendAgain(out);
    }
  }

  /// Ends the transfer, or makes a client start over whose habit that is. Never answered.
  public void onError(ErrorPacket error, long nowNanos, ReceiverOutbox out) {
    if (!open()) {
      return;
    }
    timer.heard(nowNanos);
    if (startsOverOn(error)) {
      startOver("TFTP error: '" + error.text() + "' (" + error.code() + ")", nowNanos, out);
    } else {
      close(new Outcome.PeerError(error));
    }
  }

  /// Server only: the same WRQ once more from the same address and port. Draws the first answer
  /// once more, or nothing when the peer is already proven.
  public void onRepeatedRequest(long nowNanos, ReceiverOutbox out) {
    if (state == State.OFFERED) {
      timer.begin(nowNanos);
      sendAgain(out);
    }
  }

  /// Does what is due. To be called at [#deadlineNanos] or later; too early does no harm.
  public void onTime(long nowNanos, ReceiverOutbox out) {
    switch (state) {
      case REQUESTED, OFFERED, AGREED, RECEIVING -> onSilence(nowNanos, out);
      case DALLYING -> {
        if (nowNanos >= wakeNanos) {
          state = State.CLOSED;
        }
      }
      case STARTING_OVER -> {
        if (nowNanos >= wakeNanos) {
          state = State.REQUESTED;
          start(nowNanos, out);
        }
      }
      case CLOSED -> {}
    }
  }

  /// As [Sender#hush].
  public void hush() {
    timer.hush();
  }

  /// As [Sender#supersede].
  public void supersede() {
    if (outcome.isEmpty()) {
      close(new Outcome.Superseded());
    }
  }

  /// Ends the transfer and tells the peer why, if there is one by now. May be called inside
  /// [ReceiverOutbox#accept]. A complete transfer stays complete, and only its dallying ends.
  public void abort(ErrorPacket why, ReceiverOutbox out) {
    if (outcome.isPresent()) {
      state = State.CLOSED;
      return;
    }
    if (proven || (state == State.OFFERED && timer.packetsLeft())) {
      out.error(why);
    }
    close(new Outcome.Aborted(why));
  }

  /// When [#onTime] wants to be called; `Long.MAX_VALUE` when [#closed].
  public long deadlineNanos() {
    return switch (state) {
      case REQUESTED, OFFERED, AGREED, RECEIVING -> timer.deadlineNanos();
      case DALLYING, STARTING_OVER -> wakeNanos;
      case CLOSED -> Long.MAX_VALUE;
    };
  }

  /// Whether the peer has answered from its own port.
  public boolean proven() {
    return proven;
  }

  /// The agreed terms; before the answer to a client's request the terms of RFC 1350.
  public Terms terms() {
    return terms;
  }

  /// The `tsize` of the OACK; empty if there was none.
  public OptionalLong announcedSizeBytes() {
    return announcedSizeBytes;
  }

  public long receivedBytes() {
    return receivedBytes;
  }

  public long receivedBlocks() {
    return intake.received();
  }

  /// How many requests, ACKs and OACKs were sent more than once, counting every repetition.
  public long retransmissions() {
    return retransmissions;
  }

  /// When the peer last sent something that counts; the start if it never did.
  public long lastHeardNanos() {
    return timer.lastHeardNanos();
  }

  /// How it ended; present as soon as that is known, which for a complete file is before [#closed].
  public Optional<Outcome> outcome() {
    return outcome;
  }

  /// Whether nothing will be sent any more. A complete receiver dallies, so that a lost last ACK
  /// can be repeated.
  public boolean closed() {
    return state == State.CLOSED;
  }

  private boolean open() {
    return outcome.isEmpty() && state != State.STARTING_OVER;
  }

  private void agree(OptionAck answer, long nowNanos, ReceiverOutbox out) {
    switch (OptionAckReading.of(answer, request.orElseThrow(), habits.optionCheck())) {
      case OptionAckReading.Accepted(Terms agreed) -> {
        state = State.AGREED;
        proven = true;
        terms = agreed;
        intake = new Intake(agreed);
        announcedSizeBytes = sizeIn(Optional.of(answer));
        timer.follow(habits.retry().obeying(agreed));
        timer.heard(nowNanos);
        timer.progress(nowNanos);
        out.ack(intake.acknowledge());
      }
      case OptionAckReading.Unacceptable(ErrorPacket error) -> refuse(error, out);
    }
  }

  private void take(ByteBuffer payload, long nowNanos, ReceiverOutbox out) {
    if (habits.diesAtWrap() && intake.received() == 0xFFFF) {
      refuse(ErrorPacket.of(ErrorCode.NOT_DEFINED, "no block numbers left"), out);
      return;
    }
    if (state == State.OFFERED) {
      timer.follow(RetryPolicy.towardsProven(terms));
    }
    state = State.RECEIVING;
    proven = true;
    timer.heard(nowNanos);
    timer.progress(nowNanos);
    int bytes = payload.remaining();
    out.accept(payload);
    if (open()) { // It may have been aborted by whoever could not keep the bytes.
      count(bytes, nowNanos, out);
    }
  }

  private void count(int bytes, long nowNanos, ReceiverOutbox out) {
    receivedBytes += bytes;
    boolean windowEnds = intake.take();
    boolean last = bytes < terms.blockSizeBytes();
    if (windowEnds || last) {
      out.ack(intake.acknowledge());
    }
    if (last) {
      outcome = Optional.of(new Outcome.Complete());
      wakeNanos = nowNanos + habits.dally().toNanos();
      state = habits.dally().isZero() ? State.CLOSED : State.DALLYING;
    }
  }

  private void acknowledgeAgain(int blockOnTheWire, long nowNanos, ReceiverOutbox out) {
    boolean again = intake.arrival(blockOnTheWire) == Intake.Arrival.LAST_AGAIN;
    if (again && habits.acknowledgesDuplicates() && intake.acknowledged()) {
      timer.heard(nowNanos);
      retransmissions++;
      out.ack(intake.acknowledge());
    }
  }

  private void onSilence(long nowNanos, ReceiverOutbox out) {
    if (timer.exhausted(nowNanos)) {
      giveUp(nowNanos, out);
    } else if (timer.due(nowNanos)) {
      timer.repeated(nowNanos);
      intake.forgetGap();
      sendAgain(out);
    }
  }

  private void giveUp(long nowNanos, ReceiverOutbox out) {
    if (timer.hushed()) {
      close(new Outcome.Superseded());
    } else if (habits.startsOver() == ClientHabits.StartsOver.NEVER) {
      close(new Outcome.PeerSilent(proven));
    } else {
      startOver("Retry count exceeded; starting again", nowNanos, out);
    }
  }

  private boolean startsOverOn(ErrorPacket error) {
    boolean refused =
        error.code() == ErrorCode.FILE_NOT_FOUND.number()
            || error.code() == ErrorCode.ACCESS_VIOLATION.number();
    return switch (habits.startsOver()) {
      case NEVER -> false;
      case UNLESS_REFUSED -> !refused;
      case ALWAYS -> true;
    };
  }

  private void startOver(String why, long nowNanos, ReceiverOutbox out) {
    state = State.STARTING_OVER;
    proven = false;
    terms = Negotiation.withoutOptions(request.orElseThrow());
    intake = new Intake(terms);
    announcedSizeBytes = OptionalLong.empty();
    receivedBytes = 0;
    timer.follow(habits.retry());
    wakeNanos = nowNanos + habits.startOverAfter().toNanos();
    out.startOver(why);
  }

  private void sendAgain(ReceiverOutbox out) {
    retransmissions++;
    sendCurrent(out);
  }

  /// Sends what the peer's next packet will answer.
  private void sendCurrent(ReceiverOutbox out) {
    if (state == State.REQUESTED) {
      out.request(request.orElseThrow());
    } else if (state == State.OFFERED && optionAck.isPresent()) {
      out.optionAck(optionAck.get());
    } else {
      out.ack(intake.acknowledge());
    }
  }

  /// Tells the peer that has just spoken what it did wrong, and ends.
  private void refuse(ErrorPacket why, ReceiverOutbox out) {
    out.error(why);
    close(new Outcome.Aborted(why));
  }

  private void close(Outcome how) {
    outcome = Optional.of(how);
    state = State.CLOSED;
  }

  private static OptionalLong sizeIn(Optional<OptionAck> optionAck) {
    return optionAck
        .map(answer -> Negotiation.announcedSizeBytes(answer.options()))
        .orElseGet(OptionalLong::empty);
  }
}
