package rekindle.station.http;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import org.eclipse.jetty.http.HttpCompliance;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.io.ManagedSelector;
import org.eclipse.jetty.io.SocketChannelEndPoint;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import rekindle.station.desk.CannotListenException;
import rekindle.station.desk.Deliveries;
import rekindle.station.desk.Drops;
import rekindle.station.desk.Guests;
import rekindle.station.desk.ImageDesk;
import rekindle.station.desk.Listening;
import rekindle.station.desk.Reception;

/// The HTTP server of a station.
public final class HttpFront implements AutoCloseable {
  /// Room for the phones behind a router and then some; a request that does not come within 20 s is
  /// none.
  public static final Guests.Limits LIMITS = new Guests.Limits(256, 1_024, Duration.ofSeconds(20));

  private static final Logger log = LoggerFactory.getLogger(HttpFront.class);
  private static final int HEADER_BYTES = 8 << 10;
  // What the system may hold for a client that does not read: it counts as sent.
  private static final int SEND_BUFFER_BYTES = 256 << 10;
  private static final int LARGEST_LEFT_UNREAD = 4;
  private static final Duration WITHOUT_A_WORD = Duration.ofSeconds(30);
  // Each address takes one to accept connections and one to look after them; requests are answered
  // on virtual threads.
  private static final int THREADS_OF_AN_ADDRESS = 2;
  private static final int THREADS_BESIDES = 10;

  private final Server server;
  private final List<ServerConnector> connectors;
  private final Doorkeeper doorkeeper;

  private HttpFront(Server server, List<ServerConnector> connectors, Doorkeeper doorkeeper) {
    this.server = server;
    this.connectors = connectors;
    this.doorkeeper = doorkeeper;
  }

  /// Opens a server, which answers until it is closed.
  ///
  /// @throws CannotListenException where a port cannot be opened; nothing stays open
  public static HttpFront open(
      Listening listening, ImageDesk desk, Reception reception, Deliveries deliveries, Drops drops)
      throws IOException {
    var doorkeeper = new Doorkeeper(listening, drops);
    Server server = new Server(threads(listening.addresses().size()));
    server.setErrorHandler(new PlainErrors(drops));
    server.setHandler(new ImagesOverHttp(desk, reception, drops, doorkeeper));
    var config = config(deliveries.patience());
    List<ServerConnector> connectors =
        Connectors.listen(
            listening.addresses(),
            listening.port(),
            server,
            () -> connector(server, config, doorkeeper));
    try {
      server.start();
      return new HttpFront(server, connectors, doorkeeper);
    } catch (Exception failure) {
      connectors.forEach(ServerConnector::close);
      stop(server);
      throw new IOException("The HTTP server does not start", failure);
    }
  }

  /// The addresses really bound, with their port.
  public List<InetSocketAddress> addresses() {
    return Connectors.addresses(connectors);
  }

  /// Sees to connections that rest too long; to be called about once a second.
  public void watch() {
    doorkeeper.watch();
  }

  /// Closes all connections and ports, within two seconds.
  @Override
  public void close() {
    stop(server);
  }

  private static void stop(Server server) {
    try {
      server.stop();
    } catch (Exception failure) {
      log.debug("The HTTP server did not stop in good order", failure);
    }
  }

  private static QueuedThreadPool threads(int addresses) {
    int most = THREADS_BESIDES + THREADS_OF_AN_ADDRESS * addresses;
    var threads = new QueuedThreadPool(most, 2);
    threads.setName("http");
    threads.setDaemon(true);
    threads.setStopTimeout(1_000);
    threads.setVirtualThreadsExecutor(Executors.newVirtualThreadPerTaskExecutor());
    return threads;
  }

  /// Every URI is let through: a path is a key of our map, and what looks dangerous in it finds
  /// nothing there. `//NAME`, which some boot loaders send, has an empty segment.
  private static HttpConfiguration config(Duration patience) {
    var config = new HttpConfiguration();
    config.setUriCompliance(UriCompliance.UNSAFE);
    config.setHttpCompliance(HttpCompliance.RFC7230);
    config.setSendServerVersion(false);
    config.setRequestHeaderSize(HEADER_BYTES);
    config.setMaxUnconsumedRequestContentReads(LARGEST_LEFT_UNREAD);
    // While an image is sent the deliveries look after the client; this only must not be shorter.
    config.setIdleTimeout(patience.plus(WITHOUT_A_WORD).toMillis());
    return config;
  }

  private static ServerConnector connector(
      Server server, HttpConfiguration config, Doorkeeper doorkeeper) {
    var connector =
        new ServerConnector(server, 1, 1, new HttpConnectionFactory(config)) {
          @Override
          protected SocketChannelEndPoint newEndPoint(
              SocketChannel channel, ManagedSelector selector, SelectionKey key) {
            var line = new ImageLine(channel, selector, key, getScheduler());
            line.setIdleTimeout(getIdleTimeout());
            return line;
          }
        };
    connector.setIdleTimeout(WITHOUT_A_WORD.toMillis());
    connector.setAcceptedSendBufferSize(SEND_BUFFER_BYTES);
    connector.setShutdownIdleTimeout(0);
    connector.addBean(doorkeeper);
    return connector;
  }
}
