package rekindle.station.http;

import java.net.InetSocketAddress;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Request;
import rekindle.firmware.Protocol;
import rekindle.recovery.Drop;
import rekindle.recovery.Endpoint;
import rekindle.station.desk.Drops;
import rekindle.station.desk.Guests;
import rekindle.station.desk.Listening;
import rekindle.tftp.SourcePolicy;

/// Looks at every connection as it is opened: whether its source is served at all, and whether
/// there is room. A connection whose request does not come, or comes a byte at a time, rests.
final class Doorkeeper implements Connection.Listener {
  private final SourcePolicy sources;
  private final Guests<EndPoint> guests;
  private final Drops drops;

  Doorkeeper(Listening listening, Drops drops) {
    this.sources = listening.sources();
    this.guests = new Guests<>(listening.limits(), EndPoint::close);
    this.drops = drops;
  }

  @Override
  public void onOpened(Connection connection) {
    EndPoint endPoint = connection.getEndPoint();
    if (!(endPoint.getRemoteSocketAddress() instanceof InetSocketAddress from)) {
      endPoint.close();
    } else if (!sources.admits(from.getAddress())) {
      drops.dropped(Endpoint.of(from), Protocol.HTTP, Drop.SOURCE_NOT_ALLOWED);
      endPoint.close();
    } else {
      guests.came(endPoint, from.getAddress(), System.nanoTime());
    }
  }

  @Override
  public void onClosed(Connection connection) {
    guests.left(connection.getEndPoint());
  }

  /// A request is being answered, or is so no more.
  void busy(Request request, boolean busy) {
    EndPoint endPoint = request.getConnectionMetaData().getConnection().getEndPoint();
    guests.busy(endPoint, busy, System.nanoTime());
  }

  void watch() {
    guests.watch(System.nanoTime());
  }
}
