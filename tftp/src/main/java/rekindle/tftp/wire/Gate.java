package rekindle.tftp.wire;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import rekindle.tftp.Cidr;
import rekindle.tftp.OpenBytes;
import rekindle.tftp.SourcePolicy;

/// Who is answered at all, and how much is risked on peers that have proven nothing.
///
/// Safe for several threads: requests are admitted by one, peers prove themselves on many.
final class Gate {
  /// Three times a DATA of 512 bytes: the most that one request draws from an unproven peer's
  /// sender, 1,548 bytes. So a thousand phones behind one address pass at once.
  static final int WORST_FIRST_ANSWER_BYTES = 3 * (4 + 512);

  private final SourcePolicy policy;
  private final OpenBytes openBytes = OpenBytes.standard();

  Gate(List<Cidr> allow) {
    this.policy = new SourcePolicy(allow);
  }

  boolean admits(InetAddress source) {
    return policy.admits(source);
  }

  /// Asks for `bytes` towards an unproven peer; empty: stay silent.
  synchronized Optional<OpenBytes.Reservation> reserve(
      InetAddress source, int bytes, long nowNanos) {
    return openBytes.reserve(source, bytes, nowNanos);
  }

  synchronized void release(OpenBytes.Reservation reservation) {
    openBytes.release(reservation);
  }

  synchronized long openBytes(long nowNanos) {
    return openBytes.openBytes(nowNanos);
  }
}
