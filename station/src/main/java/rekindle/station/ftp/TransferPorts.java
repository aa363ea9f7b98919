package rekindle.station.ftp;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import rekindle.tftp.wire.PortRange;

/// The passive ports on which a client's data connection is waited for.
///
/// A port is taken from `PASV` until the client has connected, 30 seconds at the longest. Where all
/// are taken, the one that waits longest gives its up: a healthy client connects at once, and
/// sessions that ask for ports and never use them keep nobody from a transfer.
///
/// Safe for several threads.
final class TransferPorts {
  /// How long a client may take to connect.
  static final Duration WAIT = Duration.ofSeconds(30);

  private static final int DEFAULT_BACKLOG = 0;

  private final PortRange range;
  // Longest waiting first.
  private final Map<ServerSocket, Long> waiting = new LinkedHashMap<>();
  private int tried;

  TransferPorts(PortRange range) {
    this.range = range;
  }

  /// Listens on a port of the range; whoever asks gives it back by [#release].
  ///
  /// @throws IOException where other programs have all of them
  synchronized ServerSocket open(InetAddress address, long nowNanos) throws IOException {
    Optional<ServerSocket> free = free(address);
    for (Optional<ServerSocket> longest = longestAt(address);
        free.isEmpty() && longest.isPresent();
        longest = longestAt(address)) {
      release(longest.get());
      free = free(address);
    }
    ServerSocket opened =
        free.orElseThrow(() -> new BindException("no port of %s is free".formatted(range)));
    waiting.put(opened, nowNanos);
    return opened;
  }

  /// The client has asked for a file, so its port may wait as long again.
  synchronized void used(ServerSocket port, long nowNanos) {
    if (waiting.remove(port) != null) {
      waiting.put(port, nowNanos);
    }
  }

  /// Closes a port; whoever waits for a connection there stops to.
  synchronized void release(ServerSocket port) {
    waiting.remove(port);
    try {
      port.close();
    } catch (IOException _) {
      // Gone is gone.
    }
  }

  /// Closes ports that wait too long.
  synchronized void watch(long nowNanos) {
    List<ServerSocket> old =
        waiting.entrySet().stream()
            .filter(entry -> nowNanos - entry.getValue() > WAIT.toNanos())
            .map(Map.Entry::getKey)
            .toList();
    old.forEach(this::release);
  }

  private Optional<ServerSocket> longestAt(InetAddress address) {
    return waiting.keySet().stream()
        .filter(socket -> address.equals(socket.getInetAddress()))
        .findFirst();
  }

  private Optional<ServerSocket> free(InetAddress address) {
    int ports = Math.max(1, range.size());
    for (int i = 0; i < ports; i++) {
      // In turn: a late packet for the last owner of a port does not meet the next one.
      tried = (tried + 1) % ports;
      try {
        return Optional.of(new ServerSocket(range.low() + tried, DEFAULT_BACKLOG, address));
      } catch (IOException _) {
        // In use, by us or by another program.
      }
    }
    return Optional.empty();
  }
}
