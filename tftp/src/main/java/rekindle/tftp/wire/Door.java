package rekindle.tftp.wire;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.Optional;
import rekindle.tftp.Cidr;
import rekindle.tftp.ErrorPacket;
import rekindle.tftp.PacketCodec;

/// One local address that requests come to.
///
/// Refusals leave from here: they need no port of their own, which matters most when there is none
/// left, and whatever the peer answers is not answered again.
final class Door {
  /// Takes datagrams in.
  interface Porter {
    /// One datagram has come.
    ///
    /// @param datagram from position to limit, not to be kept
    void arrived(Door door, ByteBuffer datagram, InetSocketAddress peer);

    /// All that was waiting at a socket has arrived.
    void quiet() throws IOException;
  }

  private final InetSocketAddress local;
  private final ListeningSocket socket;
  private final SelectorLoop loop;
  private volatile int largestBlockBytes;
  private volatile Optional<Cidr> subnet = Optional.empty();

  Door(InetSocketAddress local, ListeningSocket socket, SelectorLoop loop) {
    this.local = local;
    this.socket = socket;
    this.loop = loop;
    lookAtLink();
  }

  InetSocketAddress local() {
    return local;
  }

  /// The largest block that leaves here without being cut into fragments.
  int largestBlockBytes() {
    return largestBlockBytes;
  }

  /// Whether a peer is on the link of this address, as far as addresses tell.
  boolean isNear(InetAddress peer) {
    return subnet.filter(near -> near.contains(peer)).isPresent();
  }

  /// Asks the interface again, which may have been set up anew.
  void lookAtLink() {
    largestBlockBytes = Mtu.largestBlockBytes(local.getAddress());
    subnet = Subnet.of(local.getAddress());
  }

  /// Sends an ERROR from the listening port. On the loop.
  ///
  /// @return how many bytes it had
  int send(ErrorPacket error, InetSocketAddress peer) {
    ByteBuffer packet = loop.outgoing().clear();
    PacketCodec.encode(error, packet);
    packet.flip();
    int bytes = packet.remaining();
    socket.send(packet, local.getAddress(), peer);
    return bytes;
  }

  /// Hands everything that waits at its socket to the porter. On the loop.
  void drain() throws IOException {
    socket.drain();
  }
}
