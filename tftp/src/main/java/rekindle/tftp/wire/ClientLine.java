package rekindle.tftp.wire;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import rekindle.tftp.ErrorPacket;
import rekindle.tftp.Packet;
import rekindle.tftp.PacketCodec;
import rekindle.tftp.PeerLock;

/// A client's socket: knows where packets go, and who may answer.
///
/// The request goes to the server's listening port; the first valid answer settles the port for all
/// that follows (RFC 1350 section 4). Used by one thread at a time.
final class ClientLine implements AutoCloseable {
  private static final int RECEIVE_BUFFER_BYTES = 4 << 20;
  private static final long ROOM_AGAIN_WITHIN_MILLIS = 100;

  private final MonotonicClock clock = new MonotonicClock();
  private final ByteBuffer incoming = ByteBuffer.allocateDirect(SelectorLoop.PACKET_BUFFER_BYTES);
  private final ByteBuffer outgoing = ByteBuffer.allocateDirect(SelectorLoop.PACKET_BUFFER_BYTES);
  private final TokenBucket toldOff = new TokenBucket(5, Duration.ofMillis(200));
  private final InetSocketAddress server;
  private final PeerLock lock;
  private final DatagramChannel channel;
  private final Selector selector;
  private final SelectionKey key;
  private InetSocketAddress destination;
  private Optional<IOException> trouble = Optional.empty();

  private ClientLine(InetSocketAddress server, DatagramChannel channel, Selector selector)
      throws IOException {
    this.server = server;
    this.destination = server;
    this.lock = new PeerLock(server.getAddress());
    this.channel = channel;
    this.selector = selector;
    this.key = channel.register(selector, SelectionKey.OP_READ);
  }

  /// A line to `server` from any free port.
  static ClientLine open(InetSocketAddress server) throws IOException {
    DatagramChannel channel =
        UdpSocket.open("a client", localFor(server.getAddress()), 0, RECEIVE_BUFFER_BYTES);
    try {
      return new ClientLine(server, channel, Selector.open());
    } catch (IOException failure) {
      channel.close();
      throw failure;
    }
  }

  long nanos() {
    return clock.nanos();
  }

  /// An empty buffer to build a packet in.
  ByteBuffer packet() {
    return outgoing.clear();
  }

  /// Sends a packet to where the exchange stands now.
  void send(Packet packet) {
    ByteBuffer buffer = packet();
    PacketCodec.encode(packet, buffer);
    send(buffer.flip());
  }

  /// Sends what is between position and limit; waits a moment where the system's queue is full.
  /// What cannot be sent counts as lost.
  void send(ByteBuffer packet) {
    try {
      if (channel.send(packet, destination) == 0) {
        awaitRoom();
        channel.send(packet, destination);
      }
      trouble = Optional.empty();
    } catch (IOException lost) {
      trouble = Optional.of(lost);
    }
  }

  /// Why the last packet could not be sent; empty where it could.
  Optional<IOException> trouble() {
    return trouble;
  }

  /// Waits for a packet, an interrupt, or the deadline.
  void await(long deadlineNanos) throws IOException {
    long leftNanos = Math.max(0, deadlineNanos - nanos());
    selector.select(1 + TimeUnit.NANOSECONDS.toMillis(leftNanos));
    selector.selectedKeys().clear();
  }

  /// Hands every packet that waits to the exchange.
  void receive(ClientExchange exchange) throws IOException {
    while (!exchange.closed()) {
      incoming.clear();
      var from = (InetSocketAddress) channel.receive(incoming);
      if (from == null) {
        return;
      }
      incoming.flip();
      if (lock.standingOf(from) == PeerLock.Standing.PEER) {
        hand(exchange, from);
      } else {
        tellOff(from);
      }
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
    selector.close();
  }

  private void hand(ClientExchange exchange, InetSocketAddress from) {
    destination = from;
    exchange.packet(incoming, nanos());
    if (exchange.answered()) {
      lock.lock(from);
    } else {
      destination = server;
    }
  }

  private void tellOff(InetSocketAddress stranger) throws IOException {
    if (!Strangers.deserveAnswer(incoming) || !toldOff.take(nanos())) {
      return;
    }
    ErrorPacket answer = Strangers.TOLD_OFF;
    ByteBuffer buffer = packet();
    PacketCodec.encode(answer, buffer);
    channel.send(buffer.flip(), stranger);
  }

  private void awaitRoom() throws IOException {
    key.interestOps(SelectionKey.OP_WRITE);
    selector.select(ROOM_AGAIN_WITHIN_MILLIS);
    selector.selectedKeys().clear();
    key.interestOps(SelectionKey.OP_READ);
  }

  // Nobody outside has anything to say to a client whose server is on this machine.
  private static InetAddress localFor(InetAddress server) {
    boolean v4 = server instanceof Inet4Address;
    if (server.isLoopbackAddress()) {
      return InetAddress.ofLiteral(v4 ? "127.0.0.1" : "::1");
    }
    return InetAddress.ofLiteral(v4 ? "0.0.0.0" : "::");
  }
}
