package rekindle.tftp.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import rekindle.tftp.ErrorCode;
import rekindle.tftp.ErrorPacket;

/// A server on every address of this machine: one socket, and answers from the address asked.
final class WholeMachineTest {
  private static final InetAddress SELDOM = InetAddress.ofLiteral("127.0.0.77");
  private static final ServerOptions EVERYWHERE = ServerFixture.OPTIONS.withBind(List.of());

  private final Shelf shelf = new Shelf().with("f", Bytes.random(1000));

  @BeforeAll
  static void onLinux() {
    assumeTrue(Libc.AVAILABLE, "elsewhere AddressesTest tells all there is");
  }

  @Test
  void theAnswerLeavesFromTheAddressThatWasAskedAlsoFromOneThatIsListedNowhere() throws Exception {
    try (var fixture = new ServerFixture(shelf, EVERYWHERE);
        var client = new RawClient();
        var other = new RawClient()) {
      var asked = new InetSocketAddress(SELDOM, fixture.address().getPort());

      client.send(RawClient.read("f"), asked);
      var data = client.receive();
      other.send(RawClient.read("missing"), asked);
      var refusal = other.receive();

      assertThat(data.from().getAddress()).isEqualTo(SELDOM);
      assertThat(refusal.from()).isEqualTo(asked);
      assertThat(refusal.packet())
          .isEqualTo(ErrorPacket.of(ErrorCode.FILE_NOT_FOUND, "File not found"));
      assertThat(fixture.heard.next(Heard.Requested.class).local()).isEqualTo(asked);
      assertThat(client.finish(data)).hasSize(1000);
    }
  }

  @Test
  void aRequestToEverybodyIsAnsweredFromTheAddressOfItsInterface() throws Exception {
    try (var fixture = new ServerFixture(shelf, EVERYWHERE);
        var client = new RawClient()) {
      var everybody =
          new InetSocketAddress(
              InetAddress.ofLiteral("127.255.255.255"), fixture.address().getPort());

      byte[] fetched = client.fetch(RawClient.read("f"), everybody);

      assertThat(fetched).hasSize(1000);
      assertThat(fixture.heard.next(Heard.Requested.class).local().getAddress())
          .isEqualTo(ServerFixture.LOCAL);
    }
  }

  @Test
  void ipv4AndIpv6ShareThePort() throws Exception {
    InetAddress local6 = InetAddress.ofLiteral("::1");
    try (var fixture = new ServerFixture(shelf, EVERYWHERE);
        var four = new RawClient();
        var six = new RawClient(local6)) {
      int port = fixture.address().getPort();

      byte[] by4 =
          four.fetch(RawClient.read("f"), new InetSocketAddress(ServerFixture.LOCAL, port));
      byte[] by6 = six.fetch(RawClient.read("f"), new InetSocketAddress(local6, port));

      assertThat(by6).isEqualTo(by4).hasSize(1000);
      assertThat(fixture.heard.all(Heard.Requested.class))
          .extracting(requested -> requested.local().getAddress())
          .containsExactlyInAnyOrder(ServerFixture.LOCAL, local6);
    }
  }

  @Test
  void everyAddressOfTheMachineIsNamed() throws Exception {
    try (var fixture = new ServerFixture(shelf, EVERYWHERE)) {

      assertThat(fixture.server.addresses())
          .extracting(InetSocketAddress::getAddress)
          .containsExactlyInAnyOrderElementsOf(LocalAddresses.of(List.of()).now());
    }
  }

  @Test
  void aPortThatSomebodyHasOnOneAddressIsTakenOnTheOthers() throws Exception {
    try (var other = new DatagramSocket(new InetSocketAddress(SELDOM, 0));
        var client = new RawClient()) {
      var options = EVERYWHERE.withPort(other.getLocalPort());
      try (var fixture = new ServerFixture(shelf, options)) {
        var asked = new InetSocketAddress(ServerFixture.LOCAL, other.getLocalPort());

        byte[] fetched = client.fetch(RawClient.read("f"), asked);

        assertThat(fetched).hasSize(1000);
        assertThat(fixture.heard.all(Heard.Requested.class)).hasSize(1);
      }
    }
  }
}
