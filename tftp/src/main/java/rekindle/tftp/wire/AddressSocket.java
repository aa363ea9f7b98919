package rekindle.tftp.wire;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A listening socket on one local address, on any system.
final class AddressSocket implements ListeningSocket {
  private static final Logger log = LoggerFactory.getLogger(AddressSocket.class);

  private final DatagramChannel channel;
  private final SelectorLoop loop;
  private final Door.Porter porter;
  private final Door door;

  private AddressSocket(DatagramChannel channel, SelectorLoop loop, Door.Porter porter)
      throws IOException {
    this.channel = channel;
    this.loop = loop;
    this.porter = porter;
    this.door = new Door((InetSocketAddress) channel.getLocalAddress(), this, loop);
  }

  /// Opens a socket; nothing comes in before [#listen].
  static AddressSocket open(InetSocketAddress at, SelectorLoop loop, Door.Porter porter)
      throws IOException {
    DatagramChannel channel =
        UdpSocket.open(PURPOSE, at.getAddress(), at.getPort(), RECEIVE_BUFFER_BYTES);
    return new AddressSocket(channel, loop, porter);
  }

  /// Its only door.
  Door door() {
    return door;
  }

  @Override
  public void listen() throws IOException {
    loop.register(channel, this);
  }

  @Override
  public void drain() throws IOException {
    ByteBuffer datagram = loop.incoming();
    for (int i = 0; i < DATAGRAMS_A_TURN && channel.isOpen(); i++) {
      datagram.clear();
      var peer = (InetSocketAddress) channel.receive(datagram);
      if (peer == null) {
        break;
      }
      porter.arrived(door, datagram.flip(), peer);
    }
  }

  @Override
  public void send(ByteBuffer packet, InetAddress from, InetSocketAddress peer) {
    try {
      channel.send(packet, peer);
    } catch (IOException lost) {
      // As good as lost on the way: the peer asks again.
      log.debug("An ERROR to {} could not be sent", peer, lost);
    }
  }

  @Override
  public void close() {
    loop.closeSocket(channel, () -> {});
  }

  @Override
  public void abandon() throws IOException {
    channel.close();
  }

  @Override
  public void readable(long nowNanos) throws IOException {
    drain();
    porter.quiet();
  }

  @Override
  public void writable(long nowNanos) {}

  @Override
  public void failed(Throwable failure, long nowNanos) {
    log.error("A datagram at {} caused a failure; listening goes on", door.local(), failure);
  }
}
