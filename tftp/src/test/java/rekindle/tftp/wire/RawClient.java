package rekindle.tftp.wire;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import rekindle.tftp.Ack;
import rekindle.tftp.Data;
import rekindle.tftp.Decoded;
import rekindle.tftp.Option;
import rekindle.tftp.Options;
import rekindle.tftp.Packet;
import rekindle.tftp.PacketCodec;
import rekindle.tftp.ReadRequest;
import rekindle.tftp.WriteRequest;

/// A client that does exactly what a test tells it, and nothing by itself.
final class RawClient implements AutoCloseable {
  static final Duration SOON = Duration.ofSeconds(10);

  /// @param from the port it came from: the server's TID
  record Received(Packet packet, InetSocketAddress from, int sizeBytes) {}

  private final DatagramSocket socket;

  RawClient() throws IOException {
    this(InetAddress.ofLiteral("127.0.0.1"));
  }

  RawClient(InetAddress local) throws IOException {
    socket = new DatagramSocket(new InetSocketAddress(local, 0));
    socket.setReceiveBufferSize(1 << 20);
  }

  static ReadRequest read(String name, Option... options) {
    return new ReadRequest(name, "octet", Options.of(options));
  }

  static WriteRequest write(String name, Option... options) {
    return new WriteRequest(name, "octet", Options.of(options));
  }

  InetSocketAddress address() {
    return (InetSocketAddress) socket.getLocalSocketAddress();
  }

  void send(Packet packet, SocketAddress to) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(PacketCodec.sizeBytes(packet));
    PacketCodec.encode(packet, bytes);
    send(bytes.array(), to);
  }

  void send(byte[] bytes, SocketAddress to) throws IOException {
    socket.send(new DatagramPacket(bytes, bytes.length, to));
  }

  void ack(int block, SocketAddress to) throws IOException {
    send(new Ack(block), to);
  }

  /// The next packet.
  Received receive() throws IOException {
    return receive(SOON).orElseThrow(() -> new AssertionError("no packet within " + SOON));
  }

  /// The next packet; empty if none comes within `patience`.
  Optional<Received> receive(Duration patience) throws IOException {
    byte[] bytes = new byte[65_536];
    var datagram = new DatagramPacket(bytes, bytes.length);
    socket.setSoTimeout(Math.max(1, (int) patience.toMillis()));
    try {
      socket.receive(datagram);
    } catch (SocketTimeoutException nothing) {
      return Optional.empty();
    }
    var packet =
        switch (PacketCodec.decode(ByteBuffer.wrap(bytes, 0, datagram.getLength()))) {
          case Decoded.Ok(Packet ok) -> ok;
          case Decoded.Malformed(String why) -> throw new AssertionError(why);
        };
    var from = (InetSocketAddress) datagram.getSocketAddress();
    return Optional.of(new Received(packet, from, datagram.getLength()));
  }

  /// Fetches a file in lock-step, as RFC 1350 has it.
  byte[] fetch(ReadRequest request, SocketAddress server) throws IOException {
    send(request, server);
    return finish(receive());
  }

  /// Goes on with a transfer in lock-step, from a DATA that is not acknowledged yet.
  byte[] finish(Received first) throws IOException {
    var file = new ByteArrayOutputStream();
    int expected = 1;
    for (Received next = first; ; next = receive()) {
      if (!(next.packet() instanceof Data(int block, ByteBuffer payload))) {
        throw new AssertionError("expected DATA " + expected + ", got " + next);
      }
      if (block == (expected & 0xFFFF)) {
        byte[] bytes = new byte[payload.remaining()];
        payload.get(bytes);
        file.writeBytes(bytes);
        ack(block, next.from());
        expected++;
        if (bytes.length < 512) {
          return file.toByteArray();
        }
      }
    }
  }

  @Override
  public void close() {
    socket.close();
  }
}
