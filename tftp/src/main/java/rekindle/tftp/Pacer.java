package rekindle.tftp;

/// How many blocks of a window may leave at a time, and how long the path needs for them.
///
/// A window that leaves as one burst must fit the smallest buffer on its way: a phone's 100 Mbit/s
/// port behind a switch has 32 KB or less, and what does not fit is lost, at the same place every
/// time (RFC 7440 section 4 leaves congestion to the implementer). So once a window has lost
/// something, its blocks leave in parts. Windows that lose nothing are bursts.
///
/// *Size of a part.* What got through of the first part before a gap, less an eighth; half where
/// nothing is known or little got through, because a single loss may be chance. After some windows
/// the first part tries twice as much, never quite the window, so that a later part shows the gap
/// at once; each trial that fails doubles the number of windows to the next, each that goes well
/// halves it. At the size of the window bursts are back.
///
/// *Pace.* Parts follow each other no faster than the path drains them. A round trip of n blocks is
/// longer than one of a single packet by the time that n blocks take on the slowest link. Before
/// that is measured, and where it is only that the peer is slow to answer, a window is spread over
/// the round trip. A gap in a later part, although the first came through, says that this is too
/// fast: then the pace is halved, for a while.
///
/// All of it is numbers in fields, because it moves with every window.
final class Pacer {
  /// Windows between two trials; the first number after the first loss.
  private static final int FIRST_WAIT = 4;

  private static final int LONGEST_WAIT = 256;

  /// Until something is known: half the speed of a 100 Mbit/s port.
  private static final long ASSUMED_NANOS_PER_BYTE = 160;

  private static final int HEADERS_BYTES = 14 + 20 + 8 + Frame.HEADER_BYTES;

  private static final long UNKNOWN = -1;

  private final int windowSize;
  private final long assumedDrainNanos;

  /// How many blocks at a time the path holds, as far as it has shown; 1 to the window size.
  private int held;

  private boolean trying;
  private int windowsSinceTrial;
  private int wait = FIRST_WAIT;

  private long loneRoundTripNanos = Long.MAX_VALUE;

  /// What the path needs for a block, from measurement.
  private long drainNanos = UNKNOWN;

  /// A block cannot need more, or the shortest round trip of a burst would have been longer.
  private long longestDrainNanos = Long.MAX_VALUE;

  /// What losses have taught, where the measurement says less.
  private long slowedNanos;

  Pacer(Terms terms) {
    this.windowSize = terms.windowSize();
    this.assumedDrainNanos = (terms.blockSizeBytes() + HEADERS_BYTES) * ASSUMED_NANOS_PER_BYTE;
    this.held = windowSize;
  }

  /// Blocks of the first part of a window.
  ///
  /// @param blocks what the window has, 1 to the window size
  int firstPart(int blocks) {
    return trying ? Math.min(blocks, trial()) : nextPart(blocks);
  }

  /// Blocks of a later part; all parts are about as large.
  ///
  /// @param blocksLeft what the window still has, 1 or more
  int nextPart(int blocksLeft) {
    int parts = (blocksLeft + held - 1) / held;
    return (blocksLeft + parts - 1) / parts;
  }

  /// How long after these blocks the next may follow.
  ///
  /// @param roundTripNanos the usual one
  long drainNanos(int blocks, long roundTripNanos) {
    return blocks * paceNanos(roundTripNanos);
  }

  /// An answer to the last block of a part has come.
  ///
  /// @param blocks of that part; 0 for options
  void measured(long roundTripNanos, int blocks) {
    if (blocks <= 1) {
      loneRoundTripNanos = Math.min(loneRoundTripNanos, roundTripNanos);
      return;
    }
    longestDrainNanos = Math.min(longestDrainNanos, roundTripNanos / blocks);
    if (roundTripNanos < loneRoundTripNanos - loneRoundTripNanos / 4) {
      // The single packet was held up by something else, or there was none.
      loneRoundTripNanos = roundTripNanos - roundTripNanos / 4;
    }
    long drain = Math.max(0, roundTripNanos - loneRoundTripNanos) / blocks;
    if (drainNanos == UNKNOWN) {
      drainNanos = drain;
    } else {
      // Whatever else holds an answer up only ever makes it later, so the shorter tells more.
      drainNanos += (drain - drainNanos) / (drain < drainNanos ? 2 : 32);
    }
  }

  /// A window has come through whole.
  void whole(int firstPart) {
    slowedNanos -= slowedNanos / 64;
    firstPartHeld(firstPart);
  }

  /// A window has come through up to a gap.
  ///
  /// @param blocks from its beginning to the gap
  void gap(int blocks, int firstPart, long roundTripNanos) {
    if (blocks >= firstPart) {
      firstPartHeld(firstPart);
      slowDown(roundTripNanos);
    } else {
      lost(blocks - blocks / 8);
    }
  }

  /// Nothing is known of a window, and all of it will be repeated.
  ///
  /// @param inParts whether it had left in more than one
  void silence(boolean inParts, long roundTripNanos) {
    lost(0);
    if (inParts) {
      slowDown(roundTripNanos);
    }
  }

  private void firstPartHeld(int firstPart) {
    if (trying) {
      held = Math.max(held, firstPart);
      wait = Math.max(1, wait / 2);
      trying = false;
    }
    if (held < windowSize && ++windowsSinceTrial >= wait) {
      trying = true;
      windowsSinceTrial = 0;
    }
  }

  private void lost(int cameThrough) {
    if (trying) {
      held = Math.max(held, cameThrough);
      wait = Math.min(LONGEST_WAIT, wait * 2);
    } else {
      held = Math.max(1, Math.max(held / 2, cameThrough));
    }
    trying = false;
    windowsSinceTrial = 0;
  }

  private int trial() {
    int almostAll = windowSize - Math.max(1, windowSize / 8);
    return held < almostAll ? Math.min(2 * held, almostAll) : windowSize;
  }

  private void slowDown(long roundTripNanos) {
    long most = Math.min(longestDrainNanos, spread(8 * assumedDrainNanos, roundTripNanos));
    long slower = Math.max(2 * paceNanos(roundTripNanos), assumedDrainNanos / 4);
    slowedNanos = Math.min(most, slower);
  }

  private long paceNanos(long roundTripNanos) {
    long spread = spread(assumedDrainNanos, roundTripNanos);
    long drain = drainNanos == UNKNOWN ? spread : Math.min(spread, drainNanos + drainNanos / 8);
    return Math.max(drain, slowedNanos);
  }

  /// A time for each block, or what spreads a window over the round trip if that is more.
  private long spread(long blockNanos, long roundTripNanos) {
    return Math.max(blockNanos, roundTripNanos / windowSize);
  }
}
