package rekindle.tftp;

import java.util.Optional;

/// A client's `put`: its WRQ until the server answers, then a [Sender] (RFC 1350 section 4).
///
/// ```
///           start: WRQ
///               |
///               v
///        +-----------+  ACK 0, or an OACK that was asked: first window   +---------+
///        | REQUESTED |-------------------------------------------------->| Sender  |--> its outcome
///        +-----------+                                                   +---------+
///               |  silence: WRQ again, as the policy says
///               v
///        PeerSilent, PeerError, Aborted
/// ```
///
/// ACK 0 and OACK once more, after the sender has begun, are late copies and start nothing.
public final class Upload {
  private final WriteRequest request;
  private final long sizeBytes;
  private final ClientHabits habits;
  private final RetryTimer timer;
  private Optional<Sender> sender = Optional.empty();
  private Optional<Outcome> unansweredOutcome = Optional.empty();

  /// An upload of `sizeBytes` bytes, under the options of its request.
  ///
  /// @param sizeBytes bytes on the wire, 0 or more
  /// @param habits timer and option check are obeyed; an upload never starts over
  public Upload(WriteRequest request, long sizeBytes, ClientHabits habits) {
    this.request = request;
    this.sizeBytes = sizeBytes;
    this.habits = habits;
    this.timer = new RetryTimer(habits.retry());
  }

  /// Sends the request. Called once, before anything else.
  public void start(long nowNanos, UploadOutbox out) {
    timer.begin(nowNanos);
    out.request(request);
  }

  /// An ACK has come from the server.
  public void onAck(int blockOnTheWire, long nowNanos, UploadOutbox out) {
    if (sender.isPresent()) {
      sender.get().onAck(blockOnTheWire, nowNanos, out);
    } else if (blockOnTheWire == 0 && outcome().isEmpty()) {
      begin(Negotiation.withoutOptions(request), nowNanos, out);
    }
  }

  /// An OACK has come from the server.
  public void onOptionAck(OptionAck optionAck, long nowNanos, UploadOutbox out) {
    if (sender.isPresent() || outcome().isPresent()) {
      return;
    }
    switch (OptionAckReading.of(optionAck, request, habits.optionCheck())) {
      case OptionAckReading.Accepted(Terms terms) -> begin(terms, nowNanos, out);
      case OptionAckReading.Unacceptable(ErrorPacket error) -> {
        out.error(error);
        unansweredOutcome = Optional.of(new Outcome.Aborted(error));
      }
    }
  }

  /// Ends the upload. An ERROR is never answered.
  public void onError(ErrorPacket error, long nowNanos) {
    if (sender.isPresent()) {
      sender.get().onError(error, nowNanos);
    } else if (outcome().isEmpty()) {
      unansweredOutcome = Optional.of(new Outcome.PeerError(error));
    }
  }

  /// Does what is due. To be called at [#deadlineNanos] or later; too early does no harm.
  public void onTime(long nowNanos, UploadOutbox out) {
    if (sender.isPresent()) {
      sender.get().onTime(nowNanos, out);
    } else if (outcome().isEmpty() && timer.exhausted(nowNanos)) {
      unansweredOutcome = Optional.of(new Outcome.PeerSilent(false));
    } else if (outcome().isEmpty() && timer.due(nowNanos)) {
      timer.repeated(nowNanos);
      out.request(request);
    }
  }

  /// Ends the upload and tells the server why, if it has answered by now.
  public void abort(ErrorPacket why, UploadOutbox out) {
    if (sender.isPresent()) {
      sender.get().abort(why, out);
    } else if (outcome().isEmpty()) {
      unansweredOutcome = Optional.of(new Outcome.Aborted(why));
    }
  }

  /// When [#onTime] wants to be called; `Long.MAX_VALUE` when the upload has ended.
  public long deadlineNanos() {
    if (sender.isPresent()) {
      return sender.get().deadlineNanos();
    }
    return unansweredOutcome.isPresent() ? Long.MAX_VALUE : timer.deadlineNanos();
  }

  /// The sender; empty until the server has answered.
  public Optional<Sender> sender() {
    return sender;
  }

  /// How it ended; empty while it goes on.
  public Optional<Outcome> outcome() {
    return sender.isPresent() ? sender.get().outcome() : unansweredOutcome;
  }

  private void begin(Terms terms, long nowNanos, UploadOutbox out) {
    Sender begun = Sender.client(terms, sizeBytes, habits.retry());
    sender = Optional.of(begun);
    begun.start(nowNanos, out);
  }
}
