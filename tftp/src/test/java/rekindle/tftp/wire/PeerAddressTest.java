package rekindle.tftp.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PeerAddressTest {
  @ParameterizedTest
  @CsvSource({
    "127.0.0.1, 69",
    "255.255.255.255, 65535",
    "192.168.1.200, 0",
    "::1, 4711",
    "fe80::ffff:1:2, 40000",
    "2001:db8:8000::9, 65535"
  })
  void theSystemReadsWhatWasWritten(String address, int port) {
    var socketAddress = new InetSocketAddress(InetAddress.ofLiteral(address), port);
    MemorySegment memory = Arena.ofAuto().allocate(64);
    var read = new PeerAddress();

    int bytes = PeerAddress.of(socketAddress).write(memory, 8);
    read.read(memory, 8);

    assertThat(bytes).isEqualTo(address.contains(":") ? 28 : 16);
    assertThat(read).isEqualTo(PeerAddress.of(socketAddress));
    assertThat(read.hashCode()).isEqualTo(PeerAddress.of(socketAddress).hashCode());
    assertThat(read.toSocketAddress()).isEqualTo(socketAddress);
  }

  @Test
  void anIpv4AddressLeavesNothingBehindForAnIpv6OneAtTheSamePlace() {
    MemorySegment memory = Arena.ofAuto().allocate(32);
    var six = PeerAddress.of(new InetSocketAddress(InetAddress.ofLiteral("::1"), 1));
    PeerAddress.of(new InetSocketAddress(InetAddress.ofLiteral("1.2.3.4"), 1)).write(memory, 0);
    var read = new PeerAddress();

    six.write(memory, 0);
    read.read(memory, 0);

    assertThat(read).isEqualTo(six);
    assertThat(memory.get(java.lang.foreign.ValueLayout.JAVA_INT, 4)).as("flow label").isZero();
  }

  @Test
  void otherPortsAndOtherAddressesAreOtherPeers() {
    var one = PeerAddress.of(new InetSocketAddress(InetAddress.ofLiteral("10.0.0.1"), 5));

    assertThat(one)
        .isNotEqualTo(PeerAddress.of(new InetSocketAddress(InetAddress.ofLiteral("10.0.0.1"), 6)))
        .isNotEqualTo(PeerAddress.of(new InetSocketAddress(InetAddress.ofLiteral("10.0.0.2"), 5)));
  }
}
