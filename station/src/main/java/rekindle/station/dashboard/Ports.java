package rekindle.station.dashboard;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.jetty.http.HttpCompliance;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import rekindle.firmware.Protocol;
import rekindle.station.desk.CannotListenException;

/// Opens the ports of a dashboard, all of them or none.
final class Ports {
  private static final int HEADER_BYTES = 16 << 10;
  private static final int TRIES_FOR_A_COMMON_PORT = 32;
  private static final int SEND_BUFFER_BYTES = 256 << 10;
  // What is left of a body that nobody wanted is read so far, that the answer is not lost.
  private static final int MOST_LEFT_UNREAD = 64;
  private static final int WITHOUT_A_WORD_MILLIS = 30_000;

  private Ports() {}

  static List<ServerConnector> listen(DashboardOptions options, Server server, Visitors visitors)
      throws CannotListenException {
    for (int left = options.port() == 0 ? TRIES_FOR_A_COMMON_PORT : 1; ; left--) {
      var open = new ArrayList<ServerConnector>();
      try {
        int port = options.port();
        for (InetAddress address : options.bind()) {
          ServerConnector connector = connector(address, port, server, visitors);
          open.add(connector);
          open(connector, address);
          port = connector.getLocalPort();
        }
        open.forEach(server::addConnector);
        return open;
      } catch (CannotListenException failure) {
        open.forEach(ServerConnector::close);
        if (left == 1 || failure.reason() != CannotListenException.Reason.IN_USE) {
          throw failure;
        }
      }
    }
  }

  static List<InetSocketAddress> addresses(List<ServerConnector> connectors) {
    return connectors.stream()
        .map(
            connector ->
                new InetSocketAddress(
                    Optional.ofNullable(connector.getHost()).orElse("0.0.0.0"),
                    connector.getLocalPort()))
        .toList();
  }

  private static void open(ServerConnector connector, InetAddress address)
      throws CannotListenException {
    try {
      connector.open();
    } catch (IOException failure) {
      throw new CannotListenException(
          Protocol.HTTP, new InetSocketAddress(address, connector.getPort()), failure);
    }
  }

  private static ServerConnector connector(
      InetAddress address, int port, Server server, Visitors visitors) {
    var connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(config()));
    connector.setHost(address.getHostAddress());
    connector.setPort(port);
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
