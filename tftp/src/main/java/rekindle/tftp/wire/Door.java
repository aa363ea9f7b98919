package rekindle.tftp.wire;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import rekindle.tftp.ErrorPacket;
import rekindle.tftp.PacketCodec;

/// A listening socket on one local address.
///
/// Refusals leave from here: they need no port of their own, which matters most when there is none
/// left, and whatever the peer answers is not answered again.
final class Door implements SelectorLoop.Owner {
  /// Takes datagrams in.
  interface Porter {
    /// One datagram has come.
    ///
    /// @param datagram from position to limit, not to be kept
    void arrived(Door door, ByteBuffer datagram, InetSocketAddress peer);

    /// All that was waiting at a door has arrived.
    void quiet() throws IOException;
  }

  private static final Logger log = LoggerFactory.getLogger(Door.class);

  // A thousand phones switched on by one hand ask within milliseconds; the system may grant less.
  private static final int RECEIVE_BUFFER_BYTES = 4 << 20;
  private static final int DATAGRAMS_A_TURN = 1024;

  private final DatagramChannel channel;
  private final InetSocketAddress local;
  private final SelectorLoop loop;
  private final Porter porter;
  private volatile int largestBlockBytes;

  private Door(DatagramChannel channel, SelectorLoop loop, Porter porter) throws IOException {
    this.channel = channel;
    this.local = (InetSocketAddress) channel.getLocalAddress();
    this.loop = loop;
    this.porter = porter;
    lookAtMtu();
  }

  /// Opens a door; nothing comes in before [#listen].
  static Door open(InetSocketAddress at, SelectorLoop loop, Porter porter) throws IOException {
    DatagramChannel channel =
        UdpSocket.open("TFTP requests", at.getAddress(), at.getPort(), RECEIVE_BUFFER_BYTES);
    return new Door(channel, loop, porter);
  }

  InetSocketAddress local() {
    return local;
  }

  /// The largest block that leaves here without being cut into fragments.
  int largestBlockBytes() {
    return largestBlockBytes;
  }

  /// Asks the interface again, whose MTU may have been changed.
  void lookAtMtu() {
    largestBlockBytes = Mtu.largestBlockBytes(local.getAddress());
  }

  /// Lets datagrams in. On the loop.
  void listen() throws IOException {
    loop.register(channel, this);
  }

  /// Sends an ERROR from the listening port. On the loop.
  ///
  /// @return how many bytes it had
  int send(ErrorPacket error, InetSocketAddress peer) {
    ByteBuffer packet = loop.outgoing().clear();
    PacketCodec.encode(error, packet);
    packet.flip();
    int bytes = packet.remaining();
    try {
      channel.send(packet, peer);
    } catch (IOException lost) {
      // As good as lost on the way: the peer asks again.
      log.debug("An ERROR to {} could not be sent", peer, lost);
    }
    return bytes;
  }

  /// Closes the socket. On the loop.
  void close() {
    loop.closeSocket(channel, () -> {});
  }

  /// Closes a socket that never listened.
  void abandon() throws IOException {
    channel.close();
  }

  // The system's queue is emptied before anything is answered: what it cannot hold is lost, and the
  // phone that sent it loses five seconds.
  @Override
  public void readable(long nowNanos) throws IOException {
    drain();
    porter.quiet();
  }

  /// Hands everything that waits to the porter. On the loop.
  void drain() throws IOException {
    ByteBuffer datagram = loop.incoming();
    for (int i = 0; i < DATAGRAMS_A_TURN && channel.isOpen(); i++) {
      datagram.clear();
      var peer = (InetSocketAddress) channel.receive(datagram);
      if (peer == null) {
        break;
      }
      porter.arrived(this, datagram.flip(), peer);
    }
  }

  @Override
  public void writable(long nowNanos) {}

  @Override
  public void failed(Throwable failure, long nowNanos) {
    log.error("A datagram at {} caused a failure; listening goes on", local, failure);
  }
}
