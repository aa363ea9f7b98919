package rekindle.tftp.wire;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/// Finds ports on loopback that nobody has at this moment, below the range that systems pick from.
final class FreePorts {
  private FreePorts() {}

  /// `size` free ports in a row.
  static PortRange range(int size) throws IOException {
    for (int tries = 0; tries < 1000; tries++) {
      int low = ThreadLocalRandom.current().nextInt(10_000, 30_000);
      if (allFree(low, size)) {
        return new PortRange(low, low + size - 1);
      }
    }
    throw new IOException("no " + size + " free ports in a row");
  }

  private static boolean allFree(int low, int size) {
    List<DatagramSocket> held = new ArrayList<>();
    try {
      for (int port = low; port < low + size; port++) {
        held.add(new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), port)));
      }
      return true;
    } catch (IOException taken) {
      return false;
    } finally {
      held.forEach(DatagramSocket::close);
    }
  }
}
