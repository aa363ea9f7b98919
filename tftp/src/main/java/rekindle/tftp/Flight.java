package rekindle.tftp;

/// A sender's blocks on their way: which are acknowledged, which have left, which leave next and
/// when. A window leaves at once, or in parts where the path needs it ([Pacer]).
///
/// It measures the round trip on the last block of the last part, and only if that block was sent
/// once (Karn's rule): it is what the peer waits for before it acknowledges a window.
final class Flight {
  private static final long NOTHING_TIMED = -1;

  private final int windowSize;
  private final long lastBlock;
  private final RoundTrip roundTrip = new RoundTrip();
  private final Pacer pacer;

  private long acknowledged;

  /// Last block of the open window.
  private long windowEnd;

  /// The open window leaves, or leaves once more, from behind this block.
  private long from;

  private int firstPart;

  /// Last block that has left since; those behind it to the end of the window are waiting.
  private long leftUpTo;

  /// Last block that has ever left.
  private long sentUpTo;

  private boolean waiting;
  private long nextPartNanos;

  private long timedBlock = NOTHING_TIMED;
  private int timedBlocks;
  private long timedNanos;
  private boolean optionsSent;

  private long retransmittedBlocks;

  Flight(Terms terms, long lastBlock) {
    this.windowSize = terms.windowSize();
    this.lastBlock = lastBlock;
    this.pacer = new Pacer(terms);
  }

  long acknowledged() {
    return acknowledged;
  }

  long sentUpTo() {
    return sentUpTo;
  }

  long retransmittedBlocks() {
    return retransmittedBlocks;
  }

  RoundTrip roundTrip() {
    return roundTrip;
  }

  /// Whether blocks of the open window still have to leave.
  boolean waiting() {
    return waiting;
  }

  /// When the next part leaves, if any is [#waiting].
  long nextPartNanos() {
    return nextPartNanos;
  }

  /// The options leave, which block 0 answers.
  void sentOptions(long nowNanos) {
    timedBlock = optionsSent ? NOTHING_TIMED : 0;
    timedBlocks = 0;
    timedNanos = nowNanos;
    optionsSent = true;
  }

  /// Sends the window behind the last acknowledged block for the first time, or what of it may
  /// leave now.
  void open(long nowNanos, SenderOutbox out) {
    from = acknowledged;
    leftUpTo = acknowledged;
    windowEnd = Math.min(lastBlock, acknowledged + windowSize);
    sendPart(nowNanos, out);
  }

  /// Sends the open window once more, because nothing has been heard of it.
  void repeat(long nowNanos, SenderOutbox out) {
    pacer.silence(leftUpTo - from > firstPart, roundTrip.smoothedNanos());
    open(nowNanos, out);
  }

  /// Sends the next part if its moment has come.
  ///
  /// @return whether it did
  boolean sendDue(long nowNanos, SenderOutbox out) {
    boolean due = waiting && nowNanos >= nextPartNanos;
    if (due) {
      sendPart(nowNanos, out);
    }
    return due;
  }

  /// Keeps back what is waiting, until the window is repeated or acknowledged.
  void keepBack() {
    waiting = false;
  }

  /// The peer has acknowledged a block that has left, or options.
  ///
  /// @param step how many blocks it moves on, 0 for options
  /// @return whether this told a round trip
  boolean acknowledge(int step, long nowNanos) {
    acknowledged += step;
    boolean timed = timedBlock == acknowledged;
    if (timed) {
      roundTrip.sample(nowNanos - timedNanos);
      pacer.measured(nowNanos - timedNanos, timedBlocks);
      timedBlock = NOTHING_TIMED;
    }
    return timed;
  }

  /// Sends what may leave now that a block is acknowledged which is not the last of the file: the
  /// next window; the window from a gap on, when what left last has drained; or what is waiting, at
  /// its moment, where so far nothing is missing.
  void moveOn(long nowNanos, SenderOutbox out) {
    if (acknowledged == windowEnd) {
      if (firstPart > 0) {
        pacer.whole(firstPart);
      }
      open(nowNanos, out);
      return;
    }
    if (acknowledged < leftUpTo) {
      pacer.gap((int) (acknowledged - from), firstPart, roundTrip.smoothedNanos());
      from = acknowledged;
    }
    leftUpTo = acknowledged;
    windowEnd = Math.min(lastBlock, acknowledged + windowSize);
    waiting = true;
    boolean _ = sendDue(nowNanos, out);
  }

  private void sendPart(long nowNanos, SenderOutbox out) {
    int left = (int) (windowEnd - leftUpTo);
    boolean first = leftUpTo == from;
    int blocks = first ? pacer.firstPart(left) : pacer.nextPart(left);
    if (first) {
      firstPart = blocks;
    }
    long begin = leftUpTo + 1;
    leftUpTo += blocks;
    time(blocks, nowNanos);
    retransmittedBlocks += Math.max(0, Math.min(sentUpTo, leftUpTo) - begin + 1);
    sentUpTo = Math.max(sentUpTo, leftUpTo);
    waiting = leftUpTo < windowEnd;
    nextPartNanos = nowNanos + pacer.drainNanos(blocks, roundTrip.smoothedNanos());
    out.data(begin, blocks);
  }

  private void time(int blocks, long nowNanos) {
    timedBlock = leftUpTo > sentUpTo ? leftUpTo : NOTHING_TIMED;
    timedBlocks = blocks;
    timedNanos = nowNanos;
  }
}
