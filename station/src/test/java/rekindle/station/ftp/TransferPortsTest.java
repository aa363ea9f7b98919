package rekindle.station.ftp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;
import rekindle.station.OpenStation;
import rekindle.tftp.wire.PortRange;

class TransferPortsTest {
  private static final PortRange TWO = new PortRange(39_250, 39_251);

  private final TransferPorts ports = new TransferPorts(TWO);

  @Test
  void whoWaitsLongestGivesUpItsPort() throws IOException {
    ServerSocket first = at(0);
    ServerSocket second = at(1);
    ports.used(first, 2);

    ServerSocket third = at(3);

    assertThat(second.isClosed()).isTrue();
    assertThat(first.isClosed()).isFalse();
    assertThat(third.getLocalPort()).isEqualTo(second.getLocalPort());
    ports.release(first);
    ports.release(third);
  }

  @Test
  void aPortThatNobodyConnectsToIsFreeAfterHalfAMinute() throws IOException {
    ServerSocket old = at(0);
    ServerSocket young = at(TransferPorts.WAIT.toNanos());

    ports.watch(TransferPorts.WAIT.toNanos() + 1);

    assertThat(old.isClosed()).isTrue();
    assertThat(young.isClosed()).isFalse();
    ports.release(young);
  }

  private ServerSocket at(long nanos) throws IOException {
    return ports.open(OpenStation.LOOPBACK, nanos);
  }
}
