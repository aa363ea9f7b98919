package rekindle.tftp.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import rekindle.tftp.Ack;

/// What becomes of a packet that leaves, or does not.
final class TransferSocketTest {
  private static final InetSocketAddress UNREACHABLE_FROM_LOOPBACK =
      new InetSocketAddress(InetAddress.ofLiteral("198.51.100.7"), 4000);

  private SelectorLoop loop;

  @BeforeEach
  void start() throws Exception {
    loop = SelectorLoop.start("test-loop", new MonotonicClock());
  }

  @AfterEach
  void stop() {
    loop.close();
  }

  @Test
  void aPacketThatTheSystemTakesIsOff() throws Exception {
    try (var peer = new RawClient()) {
      TransferSocket socket = socketTo(peer.address());

      TransferSocket.Sent sent = socket.send(ByteBuffer.wrap(new byte[] {0, 4, 0, 9}));

      assertThat(sent).isEqualTo(TransferSocket.Sent.OFF);
      assertThat(peer.receive().packet()).isEqualTo(new Ack(9));
      assertThat(socket.trouble()).isEmpty();
    }
  }

  @Test
  void aPacketThatFindsNoWayCountsAsLostAndTheReasonIsKept() throws Exception {
    TransferSocket socket = socketTo(UNREACHABLE_FROM_LOOPBACK);

    TransferSocket.Sent sent = socket.send(ByteBuffer.allocate(100));

    assertThat(sent).isEqualTo(TransferSocket.Sent.LOST);
    assertThat(socket.trouble()).isPresent();
  }

  @Test
  void aPacketThatNoNetworkTakesIsTooLarge() throws Exception {
    try (var peer = new RawClient()) {
      TransferSocket socket = socketTo(peer.address());

      TransferSocket.Sent sent = socket.send(ByteBuffer.allocate(65_508));

      assertThat(sent).isEqualTo(TransferSocket.Sent.TOO_LARGE);
    }
  }

  /// A socket as a transfer has it; its loop closes it in the end.
  private TransferSocket socketTo(InetSocketAddress peer) throws Exception {
    var strangers = new Strangers(new Gate(List.of()));
    var sockets = new ReplySockets(loop, new TransferPorts(PortRange.ANY), strangers);
    return LoopQuestion.ask(
        loop, () -> new TransferSocket(sockets.forUpload(ServerFixture.LOCAL), peer, new Deaf()));
  }

  private record Deaf() implements ReplySocket.Guest {
    @Override
    public void arrived(ByteBuffer datagram, long nowNanos) {}

    @Override
    public void roomAgain(long nowNanos) {}
  }
}
