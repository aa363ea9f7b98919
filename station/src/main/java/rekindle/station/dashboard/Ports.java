package rekindle.station.dashboard;

import java.util.List;
import java.util.Optional;
import org.eclipse.jetty.http.HttpCompliance;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import rekindle.station.desk.CannotListenException;
import rekindle.station.http.Connectors;

/// Opens the ports of a dashboard, all of them or none.
final class Ports {
  private static final int HEADER_BYTES = 16 << 10;
  private static final int SEND_BUFFER_BYTES = 256 << 10;
  // What is left of a body that nobody wanted is read so far, that the answer is not lost.
  private static final int MOST_LEFT_UNREAD = 64;
  private static final int WITHOUT_A_WORD_MILLIS = 30_000;

  private Ports() {}

  /// @throws CannotListenException where a port cannot be opened; nothing stays open
  static List<ServerConnector> listen(DashboardOptions options, Server server, Visitors visitors)
      throws CannotListenException {
    return Connectors.listen(
        options.bind().stream().map(Optional::of).toList(),
        options.port(),
        server,
        () -> connector(server, visitors));
  }

  private static ServerConnector connector(Server server, Visitors visitors) {
    var connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(config()));
    connector.setIdleTimeout(WITHOUT_A_WORD_MILLIS);
    connector.setAcceptedSendBufferSize(SEND_BUFFER_BYTES);
    connector.setShutdownIdleTimeout(0);
    connector.addBean(visitors);
    return connector;
  }

  /// Paths are taken as they are: each segment is a word of a route or a key of a map, never a
  /// file's.
  private static HttpConfiguration config() {
    var config = new HttpConfiguration();
    config.setUriCompliance(UriCompliance.UNSAFE);
    config.setHttpCompliance(HttpCompliance.RFC7230);
    config.setSendServerVersion(false);
    config.setRequestHeaderSize(HEADER_BYTES);
    config.setMaxUnconsumedRequestContentReads(MOST_LEFT_UNREAD);
    return config;
  }
}
