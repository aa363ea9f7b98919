package rekindle.tftp.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import rekindle.tftp.ErrorCode;
import rekindle.tftp.ErrorPacket;
import rekindle.tftp.ReadRequest;

/// Which addresses and ports a server listens on and answers from.
final class AddressesTest {
  private static final InetAddress ONE = InetAddress.ofLiteral("127.0.0.1");
  private static final InetAddress TWO = InetAddress.ofLiteral("127.0.0.2");
  private static final InetAddress THREE = InetAddress.ofLiteral("127.0.0.3");

  /// Interfaces that come and go as a test wants it.
  private static final class Changing implements LocalAddresses {
    private volatile Set<InetAddress> now;

    Changing(InetAddress... now) {
      set(now);
    }

    void set(InetAddress... addresses) {
      now = new LinkedHashSet<>(List.of(addresses));
    }

    @Override
    public Set<InetAddress> now() {
      return now;
    }
  }

  private final Shelf shelf = new Shelf().with("f", Bytes.random(1000));

  @Test
  void anyFreePortIsTheSameOnEveryAddress() throws Exception {
    var options = ServerFixture.OPTIONS.withBind(List.of(ONE, TWO, THREE));
    try (var fixture = new ServerFixture(shelf, options)) {

      List<InetSocketAddress> bound = fixture.server.addresses();

      assertThat(bound).extracting(InetSocketAddress::getAddress).containsExactly(ONE, TWO, THREE);
      assertThat(bound).extracting(InetSocketAddress::getPort).containsOnly(portOf(fixture.server));
    }
  }

  @Test
  void theAnswerLeavesFromTheAddressThatWasAsked() throws Exception {
    var options = ServerFixture.OPTIONS.withBind(List.of(ONE, TWO));
    try (var fixture = new ServerFixture(shelf, options);
        var client = new RawClient()) {
      var second = new InetSocketAddress(TWO, portOf(fixture.server));

      client.send(RawClient.read("f"), second);
      var data = client.receive();
      client.send(RawClient.read("missing"), second);
      var refusal = client.receive();

      assertThat(data.from().getAddress()).isEqualTo(TWO);
      assertThat(refusal.from()).isEqualTo(second);
      assertThat(fixture.heard.next(Heard.Requested.class).local()).isEqualTo(second);
    }
  }

  @Test
  void addressesThatComeAreListenedOnAndThoseThatGoAreLeft() throws Exception {
    var addresses = new Changing(ONE);
    var tuning = Tuning.DEFAULTS.withLookAtAddressesEvery(Duration.ofMillis(20));
    var options = ServerFixture.OPTIONS.withTuning(tuning);
    try (var server = TftpServer.open(options, addresses, shelf, new Heard());
        var client = new RawClient()) {
      int port = portOf(server);

      addresses.set(TWO, THREE);
      ServerFixture.await(
          "the addresses are followed",
          () ->
              server
                  .addresses()
                  .equals(
                      List.of(
                          new InetSocketAddress(TWO, port), new InetSocketAddress(THREE, port))));
      byte[] fetched = client.fetch(RawClient.read("f"), new InetSocketAddress(TWO, port));

      assertThat(fetched).hasSize(1000);
      ServerFixture.await(
          "the old socket is closed", () -> isFree(new InetSocketAddress(ONE, port)));
    }
  }

  @Test
  void aTransferOutlivesItsListeningAddress() throws Exception {
    var addresses = new Changing(ONE);
    var tuning = Tuning.DEFAULTS.withLookAtAddressesEvery(Duration.ofMillis(20));
    try (var server =
            TftpServer.open(
                ServerFixture.OPTIONS.withTuning(tuning), addresses, shelf, new Heard());
        var client = new RawClient()) {
      client.send(RawClient.read("f"), server.addresses().getFirst());
      var first = client.receive();

      addresses.set(TWO);
      ServerFixture.await(
          "the address is left", () -> server.addresses().getFirst().getAddress().equals(TWO));
      byte[] fetched = client.finish(first);

      assertThat(fetched).hasSize(1000);
    }
  }

  @Test
  void aPortInUseOnANamedAddressIsSaidSo() throws Exception {
    try (var other = new DatagramSocket(new InetSocketAddress(ONE, 0))) {
      var options = ServerFixture.OPTIONS.withPort(other.getLocalPort());

      var failure =
          catchThrowableOfType(
              CannotOpenException.class, () -> TftpServer.open(options, shelf, new Heard()));

      assertThat(failure.reason()).isEqualTo(CannotOpenException.Reason.IN_USE);
      assertThat(failure.address()).isEqualTo(other.getLocalSocketAddress());
      assertThat(failure)
          .hasMessageContaining(
              "cannot open UDP 127.0.0.1 port " + other.getLocalPort() + " for TFTP requests");
    }
  }

  @Test
  void anAddressThatIsNotOursIsSaidSo() {
    var options = ServerFixture.OPTIONS.withBind(List.of(InetAddress.ofLiteral("203.0.113.9")));

    var failure =
        catchThrowableOfType(
            CannotOpenException.class, () -> TftpServer.open(options, shelf, new Heard()));

    assertThat(failure.reason()).isEqualTo(CannotOpenException.Reason.NO_SUCH_ADDRESS);
  }

  @Test
  void amongAllAddressesOneMayBeTaken() throws Exception {
    int port = FreePorts.range(1).low();
    try (var other = new DatagramSocket(new InetSocketAddress(TWO, port))) {
      var options = ServerFixture.OPTIONS.withPort(other.getLocalPort());
      try (var server = TftpServer.open(options, new Changing(ONE, TWO), shelf, new Heard())) {

        List<InetSocketAddress> bound = server.addresses();

        assertThat(bound).containsExactly(new InetSocketAddress(ONE, port));
      }
    }
  }

  @Test
  void transfersStayInTheirRangeAndAPortIsUsedAgainWhenItIsFree() throws Exception {
    PortRange range = FreePorts.range(1);
    var options = ServerFixture.OPTIONS.withTransferPorts(range);
    try (var fixture = new ServerFixture(shelf, options);
        var one = new RawClient();
        var two = new RawClient()) {

      for (int i = 0; i < 10; i++) {
        for (RawClient client : List.of(one, two)) {
          client.send(RawClient.read("f"), fixture.address());
          var first = client.receive();
          byte[] fetched = client.finish(first);

          assertThat(first.from().getPort()).isEqualTo(range.low());
          assertThat(fetched).hasSize(1000);
        }
      }
    }
  }

  @Test
  void onePortServesManyPhonesAtOnce() throws Exception {
    PortRange range = FreePorts.range(1);
    var options = ServerFixture.OPTIONS.withTransferPorts(range);
    try (var fixture = new ServerFixture(shelf, options);
        var one = new RawClient();
        var two = new RawClient();
        var three = new RawClient()) {
      one.send(RawClient.read("f"), fixture.address());
      two.send(RawClient.read("f"), fixture.address());
      three.send(RawClient.read("f"), fixture.address());
      var firsts = List.of(one.receive(), two.receive(), three.receive());

      assertThat(firsts).extracting(first -> first.from().getPort()).containsOnly(range.low());
      assertThat(three.finish(firsts.get(2))).hasSize(1000);
      assertThat(one.finish(firsts.get(0))).hasSize(1000);
      assertThat(two.finish(firsts.get(1))).hasSize(1000);
      fixture.awaitRest();
    }
  }

  @Test
  void anExhaustedRangeRefusesPolitelyAndRecovers() throws Exception {
    PortRange range = FreePorts.range(1);
    var options = ServerFixture.OPTIONS.withTransferPorts(range);
    try (var fixture = new ServerFixture(shelf, options);
        var client = new RawClient()) {
      ReadRequest request = RawClient.read("f");

      var other = new DatagramSocket(new InetSocketAddress(ONE, range.low()));
      client.send(request, fixture.address());
      var refusal = client.receive();
      other.close();
      byte[] fetched = client.fetch(request, fixture.address());

      assertThat(refusal.packet())
          .isEqualTo(
              ErrorPacket.of(ErrorCode.ACCESS_VIOLATION, "The server is busy, try again later"));
      assertThat(fixture.heard.all(Heard.Refused.class)).hasSize(1);
      assertThat(fetched).hasSize(1000);
    }
  }

  private static int portOf(TftpServer server) {
    return server.addresses().getFirst().getPort();
  }

  private static boolean isFree(InetSocketAddress address) {
    try (var _ = new DatagramSocket(address)) {
      return true;
    } catch (IOException taken) {
      return false;
    }
  }
}
