package rekindle.phone.wire;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.DatagramChannel;
import rekindle.phone.LockStepServer;
import rekindle.tftp.Packet;
import rekindle.tftp.PacketCodec;

/// The tests' plain server on a real socket of 127.0.0.1. Loopback loses nothing, so it needs no
/// clock.
final class LoopbackServer implements AutoCloseable {
  private final DatagramChannel channel;
  private final LockStepServer server;

  private LoopbackServer(DatagramChannel channel, LockStepServer server) {
    this.channel = channel;
    this.server = server;
  }

  static LoopbackServer start(LockStepServer server) throws IOException {
    DatagramChannel channel = DatagramChannel.open();
    channel.bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0));
    var running = new LoopbackServer(channel, server);
    Thread.ofVirtual().start(running::serve);
    return running;
  }

  int port() throws IOException {
    return ((InetSocketAddress) channel.getLocalAddress()).getPort();
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }

  private void serve() {
    ByteBuffer received = ByteBuffer.allocate(1_500);
    try {
      while (true) {
        received.clear();
        var from = (InetSocketAddress) channel.receive(received);
        var answer = server.onDatagram(received.flip(), 0);
        if (answer.isPresent()) {
          channel.send(encoded(answer.get()), from);
        }
      }
    } catch (ClosedChannelException closed) {
      return; // The test is over.
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ByteBuffer encoded(Packet packet) {
    ByteBuffer datagram = ByteBuffer.allocate(PacketCodec.sizeBytes(packet));
    PacketCodec.encode(packet, datagram);
    return datagram.flip();
  }
}
