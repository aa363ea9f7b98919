package rekindle.trials.bench;

import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/// Where servers and the load client run.
///
/// @param address the servers' address
/// @param serverPrefix what a server's command begins with, for example `ip netns exec NAME`
/// @param clientPrefix the same for the load client
/// @param clientAddress the first address that clients come from
/// @param clientAddresses how many addresses they have from there on
/// @param files the folder that the servers serve
/// @param work for what servers leave behind
record Place(
    String address,
    List<String> serverPrefix,
    List<String> clientPrefix,
    String clientAddress,
    int clientAddresses,
    Path files,
    Path work) {
  /// Loopback; each phone has an address of its own, as in a workshop.
  static Place loopback(Path files, Path work) {
    return new Place("127.0.0.1", List.of(), List.of(), "127.1.0.1", 50_000, files, work);
  }

  private static final AtomicInteger NEXT_PORT = new AtomicInteger(6969);

  /// A UDP port that was free a moment ago.
  int freePort() {
    if (!serverPrefix.isEmpty()) {
      return NEXT_PORT.getAndIncrement(); // In a namespace that is ours alone.
    }
    try (var socket =
        new DatagramSocket(new InetSocketAddress(InetAddress.getByName(address), 0))) {
      return socket.getLocalPort();
    } catch (SocketException | UnknownHostException e) {
      throw new IllegalStateException(e);
    }
  }
}
