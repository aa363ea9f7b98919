package rekindle.tftp.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.DatagramChannel;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class TransferPortsTest {
  private static final InetAddress LOCAL = InetAddress.getLoopbackAddress();

  private final List<AutoCloseable> opened = new ArrayList<>();

  @AfterEach
  void closeAll() throws Exception {
    for (AutoCloseable one : opened) {
      one.close();
    }
  }

  @Test
  void everyPortOfTheRangeIsGivenOutOnce() throws Exception {
    PortRange range = FreePorts.range(4);
    var ports = new TransferPorts(range);

    Set<Integer> given = new HashSet<>();
    for (int i = 0; i < 4; i++) {
      given.add(open(ports));
    }

    assertThat(given).hasSize(4).allMatch(range::contains);
  }

  @Test
  void anExhaustedRangeIsSaidSo() throws Exception {
    PortRange range = FreePorts.range(1);
    var ports = new TransferPorts(range);
    open(ports);

    var refused = catchThrowableOfType(CannotOpenException.class, () -> ports.open(LOCAL));

    assertThat(refused.reason()).isEqualTo(CannotOpenException.Reason.RANGE_EXHAUSTED);
    assertThat(refused).hasMessageContaining("every port of " + range + " is in use");
  }

  @Test
  void aPortThatIsFreeAgainIsGivenOutAgain() throws Exception {
    var ports = new TransferPorts(FreePorts.range(1));
    DatagramChannel first = ports.open(LOCAL);
    int port = port(first);
    first.close();
    ports.released(LOCAL, port);

    int again = open(ports);

    assertThat(again).isEqualTo(port);
  }

  @Test
  void aPortThatSomebodyElseHasIsSkipped() throws Exception {
    PortRange range = FreePorts.range(2);
    opened.add(new DatagramSocket(new InetSocketAddress(LOCAL, range.low())));
    var ports = new TransferPorts(range);

    int given = open(ports);

    assertThat(given).isEqualTo(range.high());
  }

  @Test
  void eachLocalAddressHasTheWholeRange() throws Exception {
    PortRange range = FreePorts.range(1);
    var ports = new TransferPorts(range);
    int one = open(ports);

    DatagramChannel other = ports.open(InetAddress.ofLiteral("127.0.0.2"));
    opened.add(other);

    assertThat(port(other)).isEqualTo(one);
  }

  private int open(TransferPorts ports) throws Exception {
    DatagramChannel channel = ports.open(LOCAL);
    opened.add(channel);
    return port(channel);
  }

  private static int port(DatagramChannel channel) throws Exception {
    return ((InetSocketAddress) channel.getLocalAddress()).getPort();
  }
}
