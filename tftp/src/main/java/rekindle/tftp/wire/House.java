package rekindle.tftp.wire;

import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;

/// What all parts of one server share; each is safe for several threads.
///
/// @param counting held while a file is counted in netascii: one at a time, or a few small requests
///   would keep every core busy
/// @param loops that run transfers, at least one
record House(
    ServerOptions options,
    MonotonicClock clock,
    Gate gate,
    Sessions sessions,
    TransferPorts ports,
    Strangers strangers,
    GuardedListener listener,
    Semaphore counting,
    SelectorLoop doorLoop,
    List<SelectorLoop> loops) {
  /// The loop that runs this transfer.
  SelectorLoop loopFor(long transferId) {
    return loops.get((int) (transferId % loops.size()));
  }

  List<SelectorLoop> allLoops() {
    return Stream.concat(Stream.of(doorLoop), loops.stream()).toList();
  }
}
