package rekindle.station.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NeighboursTest {
  @TempDir Path folder;

  @Test
  void theHardwareAddressIsTheOneInTheSystemsTable() throws IOException {
    var neighbours = new Neighbours(table());

    assertThat(neighbours.macOf(InetAddress.ofLiteral("192.168.1.50")))
        .contains("00:04:13:2a:b3:c4");
  }

  @Test
  void anAddressThatWasNeverResolvedIsUnknown() throws IOException {
    var neighbours = new Neighbours(table());

    assertThat(neighbours.macOf(InetAddress.ofLiteral("192.168.1.51"))).isEmpty();
    assertThat(neighbours.macOf(InetAddress.ofLiteral("192.168.1.52"))).isEmpty();
    assertThat(neighbours.macOf(InetAddress.ofLiteral("::1"))).isEmpty();
  }

  @Test
  void aSystemWithoutTheTableKnowsNobody() {
    var neighbours = new Neighbours(folder.resolve("no such table"));

    assertThat(neighbours.macOf(InetAddress.ofLiteral("192.168.1.50"))).isEmpty();
  }

  private Path table() throws IOException {
    return Files.writeString(
        folder.resolve("arp"),
        """
        IP address       HW type     Flags       HW address            Mask     Device
        192.168.1.50     0x1         0x2         00:04:13:2A:B3:C4     *        eth0
        192.168.1.51     0x1         0x0         00:00:00:00:00:00     *        eth0
        nonsense
        """);
  }
}
