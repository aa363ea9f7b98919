package rekindle.recovery;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import rekindle.firmware.Sha256;

/// One transfer as far as it has been heard of: its request, and what came of it.
///
/// @param id journal id of the request
/// @param acknowledged whether the phone ever answered
/// @param silent whether the phone has said nothing for a while
/// @param bytes acknowledged, as far as the events tell
/// @param lastSeenAt moment of the newest event
record Attempt(
    long id,
    Event.Requested requested,
    Optional<Event.Refused> refused,
    Optional<Event.Started> started,
    Optional<Event.Finished> finished,
    boolean acknowledged,
    boolean silent,
    long bytes,
    Instant lastSeenAt) {

  static Attempt of(long id, Event.Requested requested) {
    return new Attempt(
        id,
        requested,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        false,
        false,
        0,
        requested.at());
  }

  /// This attempt after one more of its events. Any order is survived: an event that shows life
  /// opens an attempt again that was taken for dead.
  Attempt after(Event.OfTransfer event) {
    return switch (event) {
      case Event.Requested _ -> this;
      case Event.Refused refusal -> refusedBy(refusal);
      case Event.Started start -> startedBy(start);
      case Event.FirstAcknowledged heard -> alive(true, false, bytes, heard.at());
      case Event.Stalled stall -> alive(acknowledged, true, stall.bytes(), stall.at());
      case Event.Resumed back -> alive(true, false, back.bytes(), back.at());
      case Event.Finished end -> finishedBy(end);
    };
  }

  /// This attempt after its station is known to be gone. No event of its own tells that.
  Attempt abandoned(Instant at) {
    return finishedBy(
        new Event.Finished(
            at,
            requested.transfer(),
            requested.phone(),
            Ending.STATION_STOPPED,
            "",
            bytes,
            0,
            lasted(lastSeenAt)));
  }

  /// This attempt when events may be missing: it may have ended unheard.
  Attempt doubtful() {
    return isOpen() ? alive(acknowledged, true, bytes, lastSeenAt) : this;
  }

  boolean isOpen() {
    return refused.isEmpty() && finished.isEmpty();
  }

  boolean isComplete() {
    return finished.filter(end -> end.ending().isComplete()).isPresent();
  }

  boolean isProbe() {
    return finished.filter(end -> end.ending() == Ending.SIZE_PROBE).isPresent();
  }

  TransferId transfer() {
    return requested.transfer();
  }

  Optional<Sha256> image() {
    return started.map(Event.Started::image);
  }

  OptionalLong sizeBytes() {
    return started.isPresent() ? OptionalLong.of(started.get().sizeBytes()) : OptionalLong.empty();
  }

  OptionalInt blockSizeBytes() {
    int agreed = started.map(Event.Started::blockSizeBytes).orElse(0);
    return agreed == 0 ? OptionalInt.empty() : OptionalInt.of(agreed);
  }

  /// What the phone was told, what it sent, or why the station gave up.
  String detail() {
    return refused
        .map(Event.Refused::text)
        .or(() -> finished.map(Event.Finished::detail))
        .orElse("");
  }

  Duration duration() {
    return finished.map(Event.Finished::duration).orElseGet(() -> lasted(lastSeenAt));
  }

  long retransmittedBlocks() {
    return finished.map(Event.Finished::retransmittedBlocks).orElse(0L);
  }

  Outcome outcome() {
    if (refused.isPresent()) {
      return Outcome.of(refused.get().why());
    }
    return finished.map(end -> Outcome.of(end.ending(), acknowledged)).orElse(Outcome.IN_PROGRESS);
  }

  /// Wall clocks are set back now and then; nothing lasts less than no time.
  private Duration lasted(Instant until) {
    Duration lasted = Duration.between(requested.at(), until);
    return lasted.isNegative() ? Duration.ZERO : lasted;
  }

  private Attempt refusedBy(Event.Refused refusal) {
    return new Attempt(
        id,
        requested,
        Optional.of(refusal),
        started,
        finished,
        acknowledged,
        false,
        bytes,
        refusal.at());
  }

  private Attempt startedBy(Event.Started start) {
    return new Attempt(
        id,
        requested,
        Optional.empty(),
        Optional.of(start),
        Optional.empty(),
        acknowledged,
        silent,
        bytes,
        start.at());
  }

  private Attempt finishedBy(Event.Finished end) {
    boolean heard = acknowledged || end.bytes() > 0 || end.ending().isComplete();
    return new Attempt(
        id, requested, refused, started, Optional.of(end), heard, false, end.bytes(), end.at());
  }

  private Attempt alive(boolean heard, boolean quiet, long bytesNow, Instant at) {
    return new Attempt(
        id, requested, refused, started, Optional.empty(), heard, quiet, bytesNow, at);
  }
}
