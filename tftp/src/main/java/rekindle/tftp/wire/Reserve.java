package rekindle.tftp.wire;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import rekindle.tftp.OpenBytes;

/// What one peer may still draw before it has proven itself: one portion for each request it sent.
///
/// Used by one thread at a time.
final class Reserve {
  private final Gate gate;
  private final InetAddress source;
  private final List<OpenBytes.Reservation> held = new ArrayList<>(1);

  Reserve(Gate gate, InetAddress source) {
    this.gate = gate;
    this.source = source;
  }

  /// Takes room for one more first answer.
  ///
  /// @return false where the budget is used up: the request gets no answer
  boolean takeAnswer(long nowNanos) {
    return take(Gate.WORST_FIRST_ANSWER_BYTES, nowNanos);
  }

  /// An ERROR is all that was sent. Its bytes stay reserved until time frees them, because nothing
  /// proves that the peer is real.
  void keepOnly(int bytes, long nowNanos) {
    freeAll();
    boolean _ = take(bytes, nowNanos);
    held.clear();
  }

  /// The peer is proven, or nothing was sent: everything is free again.
  void freeAll() {
    held.forEach(gate::release);
    held.clear();
  }

  private boolean take(int bytes, long nowNanos) {
    return gate.reserve(source, bytes, nowNanos).map(held::add).orElse(false);
  }
}
