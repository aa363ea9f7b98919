package rekindle.station.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import rekindle.firmware.Protocol;
import rekindle.station.desk.CannotListenException;
import rekindle.station.desk.Listening;

/// Where a Jetty server listens: one port on all of its addresses, or nowhere.
public final class Connectors {
  private static final int TRIES_FOR_A_COMMON_PORT = 32;

  private Connectors() {}

  /// Opens a connector for each address and gives them to the server.
  ///
  /// @param addresses to listen on; an empty one stands for all of them
  /// @param port 0 to 65,535; 0: any free one, the same on every address
  /// @param fresh makes a connector of the server's, set up but for its address and port
  /// @throws CannotListenException where a port cannot be opened; nothing stays open
  public static List<ServerConnector> listen(
      List<Optional<InetAddress>> addresses,
      int port,
      Server server,
      Supplier<ServerConnector> fresh)
      throws CannotListenException {
    for (int left = port == 0 ? TRIES_FOR_A_COMMON_PORT : 1; ; left--) {
      var open = new ArrayList<ServerConnector>();
      try {
        int common = port;
        for (Optional<InetAddress> address : addresses) {
          ServerConnector connector = fresh.get();
          address.ifPresent(one -> connector.setHost(one.getHostAddress()));
          connector.setPort(common);
          open.add(connector);
          open(connector, address);
          common = connector.getLocalPort();
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

  /// The addresses really bound, with their port.
  public static List<InetSocketAddress> addresses(List<ServerConnector> connectors) {
    return connectors.stream()
        .map(
            connector ->
                new InetSocketAddress(
                    Optional.ofNullable(connector.getHost()).orElse("0.0.0.0"),
                    connector.getLocalPort()))
        .toList();
  }

  private static void open(ServerConnector connector, Optional<InetAddress> address)
      throws CannotListenException {
    try {
      connector.open();
    } catch (IOException failure) {
      throw new CannotListenException(
          Protocol.HTTP, Listening.socket(address, connector.getPort()), failure);
    }
  }
}
