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
/// A download of a near peer joins a socket on the address that was asked, as long as that one has
/// room and has not served the same peer lately: then late packets of one transfer never reach the
/// next. Only where no port is left does a socket take more.
///
/// A download of a far peer and an upload have a socket of their own. For a far peer that socket's
/// port is what proves that the peer is there: who forges its address, from wherever, has never
/// seen the port. On the same link such a forger could as well listen.
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
  /// @param near whether the peer is on the link of `local`
  /// @throws CannotOpenException with the reason `RANGE_EXHAUSTED` where every port of the range is
  ///   in use
  ReplySocket forDownload(InetAddress local, PeerAddress peer, boolean near) throws IOException {
    if (!near) {
      return open(local, ReplySocket.Use.ONE_DOWNLOAD);
    }
    Optional<ReplySocket> withRoom =
        open.stream().filter(socket -> isOn(local, socket) && socket.hasRoomFor(peer)).findFirst();
    if (withRoom.isPresent()) {
      return withRoom.get();
    }
    try {
      return open(local, ReplySocket.Use.DOWNLOADS);
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
    return open(local, ReplySocket.Use.UPLOAD);
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

  private ReplySocket open(InetAddress local, ReplySocket.Use use) throws IOException {
    DatagramChannel channel = ports.open(local);
    try {
      var socket = new ReplySocket(channel, this, use);
      open.add(socket);
      return socket;
    } catch (IOException | RuntimeException | Error failure) {
      int port = ((InetSocketAddress) channel.getLocalAddress()).getPort();
      loop.closeSocket(channel, () -> ports.released(local, port));
      throw failure;
    }
  }
}
