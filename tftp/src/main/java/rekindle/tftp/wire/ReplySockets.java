package rekindle.tftp.wire;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.DatagramChannel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/// The sockets that one loop's transfers answer from.
///
/// A download joins a socket on the address that was asked, as long as that one has room and has
/// not served the same peer lately: then late packets of one transfer never reach the next. Only
/// where no port is left does a socket take more. An upload has a socket of its own.
///
/// Confined to its loop's thread, but for the count of transfers.
final class ReplySockets {
  private final SelectorLoop loop;
  private final TransferPorts ports;
  private final Strangers strangers;
  private final List<ReplySocket> open = new ArrayList<>();
  private final AtomicInteger transfers = new AtomicInteger();

  ReplySockets(SelectorLoop loop, TransferPorts ports, Strangers strangers) {
    this.loop = loop;
    this.ports = ports;
    this.strangers = strangers;
  }

  SelectorLoop loop() {
    return loop;
  }

  /// Transfers that run on this loop or are on their way to it. By any thread.
  int transfers() {
    return transfers.get();
  }

  /// A transfer comes to this loop. By any thread.
  void expect() {
    transfers.incrementAndGet();
  }

  /// A transfer that was expected has ended, or has not come. By any thread.
  void forget() {
    transfers.decrementAndGet();
  }

  /// A socket for a download.
  ///
  /// @throws CannotOpenException with the reason `RANGE_EXHAUSTED` where every port of the range is
  ///   in use by others
  ReplySocket forDownload(InetAddress local, PeerAddress peer) throws IOException {
    Optional<ReplySocket> withRoom =
        open.stream().filter(socket -> isOn(local, socket) && socket.hasRoomFor(peer)).findFirst();
    if (withRoom.isPresent()) {
      return withRoom.get();
    }
    try {
      return open(local, true);
    } catch (CannotOpenException noMore) {
      return open.stream()
          .filter(socket -> isOn(local, socket) && socket.couldTake(peer))
          .min(Comparator.comparingInt(ReplySocket::guests))
          .orElseThrow(() -> noMore);
    }
  }

  /// A socket for an upload.
  ///
  /// @throws CannotOpenException with the reason `RANGE_EXHAUSTED` where every port of the range is
  ///   in use
  ReplySocket forUpload(InetAddress local) throws IOException {
    return open(local, false);
  }

  /// Who is told off on these sockets.
  Strangers strangers() {
    return strangers;
  }

  /// A socket takes no more guests.
  void closed(ReplySocket socket) {
    open.remove(socket);
  }

  /// The port of a closed socket is free again.
  void released(ReplySocket socket) {
    ports.released(socket.local().getAddress(), socket.local().getPort());
  }

  private static boolean isOn(InetAddress local, ReplySocket socket) {
    return socket.local().getAddress().equals(local);
  }

  private ReplySocket open(InetAddress local, boolean shared) throws IOException {
    DatagramChannel channel = ports.open(local);
    try {
      var socket = new ReplySocket(channel, this, shared);
      open.add(socket);
      return socket;
    } catch (IOException | RuntimeException | Error failure) {
      int port = ((InetSocketAddress) channel.getLocalAddress()).getPort();
      loop.closeSocket(channel, () -> ports.released(local, port));
      throw failure;
    }
  }
}
