package rekindle.tftp;

/// Which block comes next, and when an ACK is due: a receiver's view of the sender's window (RFC
/// 7440 section 4).
final class Intake {
  /// What an arriving block is.
  enum Arrival {
    /// The one that is awaited.
    NEXT,
    /// The last good one once more: its ACK was lost, or the network doubled it.
    LAST_AGAIN,
    /// A later one of the same window: those between are lost.
    GAP,
    /// Anything else, from long ago or from nowhere.
    STRAY
  }

  private final int windowSize;
  private final Rollover rollover;
  private long received;
  private int sinceAck;
  private boolean gapAnswered;

  Intake(Terms terms) {
    this.windowSize = terms.windowSize();
    this.rollover = terms.rollover();
  }

  Arrival arrival(int blockOnTheWire) {
    int step = BlockNumbers.distance(received, blockOnTheWire, rollover);
    if (step == 1) {
      return Arrival.NEXT;
    }
    if (step == 0 && received > 0) {
      return Arrival.LAST_AGAIN;
    }
    return step > 1 && step <= windowSize ? Arrival.GAP : Arrival.STRAY;
  }

  /// Counts the next block.
  ///
  /// @return whether it ends the window, so that an ACK is due
  boolean take() {
    received++;
    sinceAck++;
    gapAnswered = false;
    return sinceAck >= windowSize;
  }

  /// An ACK of [#received] is leaving; the sender begins its next window there.
  ///
  /// @return the number for it
  int acknowledge() {
    sinceAck = 0;
    return BlockNumbers.onTheWire(received, rollover);
  }

  /// Whether the last good block has been acknowledged already, so that its ACK must be lost if the
  /// block comes again. In the middle of a window it says nothing: the sender repeats all of it.
  boolean acknowledged() {
    return sinceAck == 0;
  }

  /// Whether this gap is still to be answered. It is once, however many blocks follow it: each
  /// answer makes the sender send a window.
  boolean answersGap() {
    boolean first = !gapAnswered;
    gapAnswered = true;
    return first;
  }

  /// The answer to a gap was lost, too, as far as the timer can tell.
  void forgetGap() {
    gapAnswered = false;
  }

  long received() {
    return received;
  }
}
