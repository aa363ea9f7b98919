package rekindle.tftp.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Which downloads share a socket.
final class ReplySocketsTest {
  private static final InetAddress LOCAL = ServerFixture.LOCAL;

  private SelectorLoop loop;
  private ReplySockets sockets;

  @BeforeEach
  void start() throws Exception {
    loop = SelectorLoop.start("test-loop", new MonotonicClock(), SystemPath.SEGMENTS);
    var strangers = new Strangers(new Gate(List.of()));
    sockets = new ReplySockets(loop, new TransferPorts(PortRange.ANY), strangers);
  }

  @AfterEach
  void stop() {
    loop.close();
  }

  @Test
  void nearPeersShareASocket() throws Exception {
    ReplySocket one = download(peer(1), true);
    ReplySocket two = download(peer(2), true);

    assertThat(two).isSameAs(one);
  }

  /// Who fetches a file learns a port. A far peer's must not be known to anybody who could forge
  /// its address, or a forged ACK would draw a window.
  @Test
  void aFarPeerHasAPortOfItsOwn() throws Exception {
    ReplySocket near = download(peer(1), true);
    ReplySocket far = download(peer(2), false);
    ReplySocket anotherFar = download(peer(3), false);
    ReplySocket anotherNear = download(peer(4), true);

    assertThat(List.of(near.local(), far.local(), anotherFar.local())).doesNotHaveDuplicates();
    assertThat(anotherNear).isSameAs(near);
  }

  @Test
  void aFarPeersWindowsLeaveInBatchesToo() throws Exception {
    assertThat(download(peer(1), false).batches().isPresent()).isEqualTo(Libc.AVAILABLE);
  }

  @Test
  void aPeerThatWasServedGetsAnotherSocket() throws Exception {
    ReplySocket first = download(peer(1), true);
    download(peer(2), true);
    LoopQuestion.ask(loop, () -> left(first, peer(1)));

    ReplySocket second = download(peer(1), true);

    assertThat(second).isNotSameAs(first);
  }

  @Test
  void aSocketIsClosedWhenItsLastGuestLeaves() throws Exception {
    ReplySocket socket = download(peer(1), true);
    download(peer(2), true);

    LoopQuestion.ask(loop, () -> left(socket, peer(1)));
    LoopQuestion.ask(loop, () -> left(socket, peer(2)));

    ServerFixture.await("the socket is closed", () -> loop.sockets() == 0);
    assertThat(download(peer(3), true)).isNotSameAs(socket);
  }

  @Test
  void theLoopbackIsNearToItselfOnly() {
    var subnet = Subnet.of(LOCAL).orElseThrow();

    assertThat(subnet.contains(InetAddress.ofLiteral("127.9.9.9"))).isTrue();
    assertThat(subnet.contains(InetAddress.ofLiteral("192.168.1.7"))).isFalse();
    assertThat(Subnet.of(InetAddress.ofLiteral("::1")).orElseThrow().prefixBits()).isEqualTo(128);
  }

  private static PeerAddress peer(int number) {
    return PeerAddress.of(new InetSocketAddress(LOCAL, 40_000 + number));
  }

  private ReplySocket download(PeerAddress peer, boolean near) throws Exception {
    return LoopQuestion.ask(
        loop,
        () -> {
          ReplySocket socket = sockets.forDownload(LOCAL, peer, near);
          socket.join(peer, new Deaf());
          return socket;
        });
  }

  private static boolean left(ReplySocket socket, PeerAddress peer) {
    socket.leave(peer);
    return true;
  }

  private record Deaf() implements ReplySocket.Guest {
    @Override
    public void arrived(ByteBuffer datagram, long nowNanos) {}

    @Override
    public void roomAgain(long nowNanos) {}
  }
}
