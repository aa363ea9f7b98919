package rekindle.tftp.wire;

import java.net.InetAddress;
import java.nio.channels.DatagramChannel;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/// Hands out sockets for transfers, on ports of the range that a firewall lets through.
///
/// The search starts behind the port given out last, so that a port rests as long as possible
/// before the next transfer gets it and late packets of the old one find nobody. It starts at a
/// random port, since the ports are all that proves who speaks (RFC 1350 section 4).
///
/// Safe for several threads.
final class TransferPorts {
  // An upload's window, or the ACKs of all downloads that share a socket, and a burst of strangers.
  private static final int RECEIVE_BUFFER_BYTES = 1 << 20;
  private static final String PURPOSE = "a transfer";

  private final PortRange range;
  private final Map<InetAddress, BitSet> taken = new HashMap<>();
  private int next;

  TransferPorts(PortRange range) {
    this.range = range;
    this.next = range.any() ? 0 : ThreadLocalRandom.current().nextInt(range.size());
  }

  /// A socket on a free port of `local`. Its owner closes it and then calls [#released].
  ///
  /// @throws CannotOpenException with the reason `RANGE_EXHAUSTED` where every port is in use
  synchronized DatagramChannel open(InetAddress local) throws CannotOpenException {
    if (range.any()) {
      return UdpSocket.open(PURPOSE, local, 0, RECEIVE_BUFFER_BYTES);
    }
    BitSet ours = taken.computeIfAbsent(local, first -> new BitSet(range.size()));
    for (int tried = 0; tried < range.size(); tried++) {
      int index = (next + tried) % range.size();
      if (!ours.get(index) && openAt(index, local) instanceof Opened(DatagramChannel channel)) {
        ours.set(index);
        next = index + 1;
        return channel;
      }
    }
    throw new CannotOpenException(PURPOSE, local, range);
  }

  /// The port is closed and free again.
  synchronized void released(InetAddress local, int port) {
    BitSet ours = taken.get(local);
    if (ours != null) {
      ours.clear(port - range.low());
    }
  }

  private sealed interface Attempt {}

  private record Opened(DatagramChannel channel) implements Attempt {}

  private record InUseByOthers() implements Attempt {}

  private Attempt openAt(int index, InetAddress local) throws CannotOpenException {
    try {
      int port = range.low() + index;
      return new Opened(UdpSocket.open(PURPOSE, local, port, RECEIVE_BUFFER_BYTES));
    } catch (CannotOpenException failure) {
      if (failure.reason() == CannotOpenException.Reason.IN_USE) {
        return new InUseByOthers();
      }
      throw failure;
    }
  }
}
