package rekindle.tftp.wire;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProtocolFamily;
import java.net.StandardProtocolFamily;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A listening socket on every local address of one family, also on those that come later, and for
/// requests that were sent to a broadcast address. Linux tells with each datagram which address it
/// was sent to, and takes that with each answer (IP_PKTINFO, ip(7)). Only where [Libc#AVAILABLE].
final class WildcardSocket implements ListeningSocket {
  private static final Logger log = LoggerFactory.getLogger(WildcardSocket.class);

  /// Longer than any request that is taken.
  private static final int LARGEST_DATAGRAM_BYTES = 8192;

  private static final int MOST_DOORS = 1024;

  private final DatagramChannel channel;
  private final int descriptor;
  private final int port;
  private final SelectorLoop loop;
  private final Door.Porter porter;
  private final Map<InetAddress, Door> doors = new HashMap<>();
  private final ReceiveBatch batch = new ReceiveBatch(LARGEST_DATAGRAM_BYTES);
  private final PeerAddress from = new PeerAddress();
  private final Messages answer = new Messages(1, 1);
  private final MemorySegment answerBytes = Arena.ofAuto().allocate(LARGEST_DATAGRAM_BYTES);

  private WildcardSocket(DatagramChannel channel, SelectorLoop loop, Door.Porter porter)
      throws IOException {
    this.channel = channel;
    this.descriptor = Libc.descriptor(channel);
    this.port = ((InetSocketAddress) channel.getLocalAddress()).getPort();
    this.loop = loop;
    this.porter = porter;
  }

  /// Opens a socket; nothing comes in before [#listen].
  ///
  /// @param port 0 = any free port
  static WildcardSocket open(ProtocolFamily family, int port, SelectorLoop loop, Door.Porter porter)
      throws IOException {
    String all = family == StandardProtocolFamily.INET ? "0.0.0.0" : "::";
    DatagramChannel channel =
        UdpSocket.openToAll(PURPOSE, InetAddress.ofLiteral(all), port, RECEIVE_BUFFER_BYTES);
    return new WildcardSocket(channel, loop, porter);
  }

  int port() {
    return port;
  }

  /// Asks the interfaces again, which may have been set up anew.
  void lookAtLinks() {
    doors.values().forEach(Door::lookAtLink);
  }

  @Override
  public void listen() throws IOException {
    loop.register(channel, this);
  }

  @Override
  public void drain() throws IOException {
    int received = ReceiveBatch.DATAGRAMS;
    for (int i = 0;
        received == ReceiveBatch.DATAGRAMS && i < DATAGRAMS_A_TURN && channel.isOpen();
        i += received) {
      received = batch.receive(descriptor);
      for (int taken = 0; taken < received; taken++) {
        take(taken);
      }
    }
  }

  @Override
  public void send(ByteBuffer packet, InetAddress local, InetSocketAddress peer) {
    int bytes = packet.remaining();
    MemorySegment.copy(MemorySegment.ofBuffer(packet), 0, answerBytes, 0, bytes);
    answer.iovec(0, answerBytes.address(), bytes);
    answer.iovecsOf(0, 0, 1);
    answer.addressTo(0, PeerAddress.of(peer));
    PacketInfo.write(answer, 0, local);
    int sent = Libc.sendmmsg(answer.errno(), descriptor, answer.from(0), 1);
    if (sent == Libc.FAILED) {
      // As good as lost on the way: the peer asks again.
      log.debug("An ERROR to {} could not be sent: {}", peer, Libc.errno(answer.errno()));
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
    log.error("A datagram at port {} caused a failure; listening goes on", port, failure);
  }

  // Nothing can be answered from an address that the system does not tell or that is nobody's.
  private void take(int index) {
    ByteBuffer datagram = batch.take(index, from);
    Optional<InetAddress> local = PacketInfo.read(batch.messages(), index);
    if (local.isPresent()) {
      arrived(doorAt(local.get()), datagram);
    }
  }

  // One datagram must not take the others of its batch with it.
  private void arrived(Door door, ByteBuffer datagram) {
    try {
      porter.arrived(door, datagram, from.toSocketAddress());
    } catch (RuntimeException failure) {
      failed(failure, loop.nanos());
    }
  }

  private Door doorAt(InetAddress local) {
    if (doors.size() > MOST_DOORS) {
      doors.clear(); // All of 127.0.0.0/8 is local, for instance.
    }
    return doors.computeIfAbsent(
        local, _ -> new Door(new InetSocketAddress(local, port), this, loop));
  }
}
