package rekindle.station.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jetty.io.AbstractConnection;
import org.eclipse.jetty.io.ByteArrayEndPoint;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.junit.jupiter.api.Test;
import rekindle.firmware.Protocol;
import rekindle.recovery.Drop;
import rekindle.recovery.Endpoint;
import rekindle.recovery.Event;
import rekindle.station.desk.Drops;
import rekindle.station.desk.Listening;
import rekindle.tftp.Cidr;

/// Whose connections are let in. The sources here cannot be had on a loopback.
class DoorkeeperTest {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

  private final List<Event> events = new ArrayList<>();

  @Test
  void aStrangersConnectionIsClosedWithoutAWordAndWrittenDown() {
    Connection connection = from("203.0.113.9");

    doorkeeper(List.of()).onOpened(connection);

    assertThat(connection.getEndPoint().isOpen()).isFalse();
    assertThat(events)
        .isEqualTo(
            List.of(
                new Event.Dropped(
                    NOON,
                    Endpoint.parse("203.0.113.9:4000"),
                    Protocol.HTTP,
                    Drop.SOURCE_NOT_ALLOWED)));
  }

  @Test
  void localNetworksAndWhatIsAllowedAreLetIn() {
    Doorkeeper doorkeeper = doorkeeper(List.of(Cidr.parse("203.0.113.0/24").orElseThrow()));
    Connection local = from("192.168.1.50");
    Connection allowed = from("203.0.113.9");

    doorkeeper.onOpened(local);
    doorkeeper.onOpened(allowed);

    assertThat(local.getEndPoint().isOpen()).isTrue();
    assertThat(allowed.getEndPoint().isOpen()).isTrue();
    assertThat(events).isEmpty();
  }

  private Doorkeeper doorkeeper(List<Cidr> allow) {
    return new Doorkeeper(
        new Listening(List.of(), 0, allow, HttpFront.LIMITS), new Drops(events::add, () -> NOON));
  }

  private static Connection from(String address) {
    var remote = new InetSocketAddress(InetAddress.ofLiteral(address), 4_000);
    return new Idle(
        new ByteArrayEndPoint(new byte[0], 16) {
          @Override
          public SocketAddress getRemoteSocketAddress() {
            return remote;
          }
        });
  }

  private static final class Idle extends AbstractConnection {
    Idle(EndPoint endPoint) {
      super(endPoint, Runnable::run);
    }

    @Override
    public void onFillable() {}
  }
}
