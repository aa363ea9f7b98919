package rekindle.station.dashboard;

import java.net.InetSocketAddress;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Request;
import rekindle.station.desk.Guests;

/// Looks after connections: one whose request does not come, or comes a byte at a time, has to go
/// after twenty seconds, and the one that rested longest makes room where there are too many.
final class Visitors implements Connection.Listener {

  private final Guests<EndPoint> guests;

  Visitors(Guests.Limits limits) {
    this.guests = new Guests<>(limits, EndPoint::close);
  }

  @Override
  public void onOpened(Connection connection) {
    EndPoint endPoint = connection.getEndPoint();
    if (endPoint.getRemoteSocketAddress() instanceof InetSocketAddress from) {
      guests.came(endPoint, from.getAddress(), System.nanoTime());
    } else {
      endPoint.close();
    }
  }

  @Override
  public void onClosed(Connection connection) {
    guests.left(connection.getEndPoint());
  }

  /// A request is being answered, or is so no more.
  void busy(Request request, boolean busy) {
    guests.busy(endPoint(request), busy, System.nanoTime());
  }

  void watch() {
    guests.watch(System.nanoTime());
  }

  static EndPoint endPoint(Request request) {
    return request.getConnectionMetaData().getConnection().getEndPoint();
  }
}
