package rekindle.tftp.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import org.junit.jupiter.api.Test;

final class MtuTest {
  @Test
  void onEthernetABlockLeavesRoomForIpUdpAndTftpHeaders() throws Exception {
    int v4 = Mtu.largestBlockBytes(InetAddress.ofLiteral("192.168.1.2"), 1500);
    int v6 = Mtu.largestBlockBytes(InetAddress.ofLiteral("fd00::2"), 1500);

    assertThat(v4).isEqualTo(1468);
    assertThat(v6).isEqualTo(1448);
  }

  @Test
  void aLinkThatCarriesMoreThanTftpKnowsIsCutToTheLargestBlock() throws Exception {
    int bytes = Mtu.largestBlockBytes(InetAddress.ofLiteral("127.0.0.1"), 65_536);

    assertThat(bytes).isEqualTo(65_464);
  }

  @Test
  void everyClientMayCountOn512Bytes() throws Exception {
    int bytes = Mtu.largestBlockBytes(InetAddress.ofLiteral("192.168.1.2"), 296);

    assertThat(bytes).isEqualTo(512);
  }

  @Test
  void everyLoopbackAddressHasTheLoopbackInterface() throws Exception {
    int listed = Mtu.largestBlockBytes(InetAddress.ofLiteral("127.0.0.1"));
    int unlisted = Mtu.largestBlockBytes(InetAddress.ofLiteral("127.0.0.77"));

    assertThat(unlisted).isEqualTo(listed);
  }

  @Test
  void anUnknownAddressCountsAsEthernet() throws Exception {
    int bytes = Mtu.largestBlockBytes(InetAddress.ofLiteral("198.51.100.7"));

    assertThat(bytes).isEqualTo(1468);
  }
}
