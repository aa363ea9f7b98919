package rekindle.tftp.wire;

import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;

/// What all parts of one server share; each is safe for several threads.
///
/// @param counting held while a file is counted in netascii: one at a time, or a few small requests
///   would keep every core busy
/// @param sockets of each loop that runs transfers, at least one
record House(
    ServerOptions options,
    MonotonicClock clock,
    Gate gate,
    Sessions sessions,
    GuardedListener listener,
    Semaphore counting,
    SelectorLoop doorLoop,
    List<ReplySockets> sockets) {
  private static final int TRANSFERS_BEFORE_THE_NEXT_LOOP = 256;

  /// The sockets for one more transfer: of the first loop that is not busy, or of the one with the
  /// fewest transfers.
  ///
  /// Few loops that are awake take and hand over more packets in one call than many that are woken
  /// for each: on two cores, 100 phones cost a third less on one loop than on two.
  ReplySockets leastBusy() {
    return sockets.stream()
        .filter(one -> one.transfers() < TRANSFERS_BEFORE_THE_NEXT_LOOP)
        .findFirst()
        .orElseGet(
            () -> Collections.min(sockets, Comparator.comparingInt(ReplySockets::transfers)));
  }

  /// The sockets of the loop behind this one's.
  ReplySockets after(ReplySockets one) {
    return sockets.get((sockets.indexOf(one) + 1) % sockets.size());
  }

  /// The loops that run transfers.
  List<SelectorLoop> loops() {
    return sockets.stream().map(ReplySockets::loop).toList();
  }

  List<SelectorLoop> allLoops() {
    return Stream.concat(Stream.of(doorLoop), loops().stream()).toList();
  }
}
