package rekindle.station.ftp;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.apache.ftpserver.ConnectionConfig;
import org.apache.ftpserver.ConnectionConfigFactory;
import org.apache.ftpserver.DataConnectionConfiguration;
import org.apache.ftpserver.DataConnectionConfigurationFactory;
import org.apache.ftpserver.FtpServer;
import org.apache.ftpserver.FtpServerConfigurationException;
import org.apache.ftpserver.FtpServerFactory;
import org.apache.ftpserver.ftplet.FtpException;
import org.apache.ftpserver.listener.Listener;
import org.apache.ftpserver.listener.ListenerFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import rekindle.firmware.Protocol;
import rekindle.station.desk.CannotListenException;
import rekindle.station.desk.Drops;
import rekindle.station.desk.Guests;
import rekindle.station.desk.ImageDesk;
import rekindle.station.desk.Listening;
import rekindle.station.desk.Reception;
import rekindle.tftp.wire.PortRange;

/// The FTP server of a station.
public final class FtpFront implements AutoCloseable {
  /// Room for the phones behind a router; a session that says nothing for five minutes is over.
  public static final Guests.Limits LIMITS = new Guests.Limits(256, 512, Duration.ofMinutes(5));

  private static final Logger log = LoggerFactory.getLogger(FtpFront.class);
  private static final Duration CLOSED_WITHIN = Duration.ofSeconds(2);
  private static final int TRIES_FOR_A_COMMON_PORT = 32;
  // One for each session and a few for those that just leave: Apache FtpServer sends on the thread
  // that obeys the command, and no transfer may keep another session waiting.
  private static final int THREADS = LIMITS.inAll() + 16;

  private final FtpServer server;
  private final List<InetSocketAddress> addresses;
  private final Porter porter;

  private FtpFront(FtpServer server, List<InetSocketAddress> addresses, Porter porter) {
    this.server = server;
    this.addresses = addresses;
    this.porter = porter;
  }

  /// Opens a server, which answers until it is closed.
  ///
  /// @param transferPorts where passive data connections are listened for
  /// @throws CannotListenException where a port cannot be opened; nothing stays open
  public static FtpFront open(
      Listening listening,
      PortRange transferPorts,
      ImageDesk desk,
      Reception reception,
      Drops drops)
      throws CannotListenException {
    var asking = new Asking(reception);
    for (int left = listening.port() == 0 ? TRIES_FOR_A_COMMON_PORT : 1; ; left--) {
      var porter = new Porter(listening, transferPorts, drops);
      FtpServerFactory factory = factory(desk, asking, porter);
      try {
        return start(factory, listening, porter);
      } catch (CannotListenException failure) {
        if (left == 1 || failure.reason() != CannotListenException.Reason.IN_USE) {
          throw failure;
        }
      }
    }
  }

  /// The addresses really bound, with their port.
  public List<InetSocketAddress> addresses() {
    return addresses;
  }

  /// Sees to sessions that rest too long; to be called about once a second.
  public void watch() {
    porter.watch();
  }

  /// Closes all sessions and ports, within two seconds: a thread that still waits for a client's
  /// data connection is left behind and ends by itself.
  @Override
  public void close() {
    Thread stopping = Thread.ofPlatform().daemon().name("ftp-stop").start(server::stop);
    try {
      if (!stopping.join(CLOSED_WITHIN)) {
        log.debug("The FTP server waits for a data connection that nobody opens");
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private static FtpServerFactory factory(ImageDesk desk, Asking asking, Porter porter) {
    var factory = new FtpServerFactory();
    factory.setUserManager(new AnyLogin((int) LIMITS.rest().toSeconds()));
    factory.setFileSystem(_ -> new FlatView(desk));
    factory.setCommandFactory(Verbs.of(asking, porter));
    factory.setConnectionConfig(connections());
    return factory;
  }

  private static ConnectionConfig connections() {
    var config = new ConnectionConfigFactory();
    config.setAnonymousLoginEnabled(true);
    config.setMaxLogins(0);
    config.setMaxAnonymousLogins(Integer.MAX_VALUE);
    config.setMaxThreads(THREADS);
    return config.createConnectionConfig();
  }

  private static FtpFront start(FtpServerFactory factory, Listening listening, Porter porter)
      throws CannotListenException {
    List<Optional<InetAddress>> addresses = listening.addresses();
    int port = commonPort(listening);
    var listeners = new LinkedHashMap<String, Listener>();
    for (Optional<InetAddress> address : addresses) {
      listeners.put("listener-" + listeners.size(), listener(address, port, porter));
    }
    factory.setListeners(listeners);
    FtpServer server = factory.createServer();
    try {
      server.start();
    } catch (FtpException | FtpServerConfigurationException failure) {
      server.stop();
      throw new CannotListenException(
          Protocol.FTP, Listening.socket(addresses.getFirst(), port), failure);
    }
    int bound = listeners.firstEntry().getValue().getPort();
    return new FtpFront(
        server,
        addresses.stream().map(address -> Listening.socket(address, bound)).toList(),
        porter);
  }

  /// A port that is free on the first address, where all shall have one port and any will do.
  private static int commonPort(Listening listening) throws CannotListenException {
    if (listening.port() != 0 || listening.addresses().size() == 1) {
      return listening.port();
    }
    InetSocketAddress any = Listening.socket(listening.addresses().getFirst(), 0);
    try (var probe = new ServerSocket()) {
      probe.bind(any);
      return probe.getLocalPort();
    } catch (IOException failure) {
      throw new CannotListenException(Protocol.FTP, any, failure);
    }
  }

  private static Listener listener(Optional<InetAddress> address, int port, Porter porter) {
    var listener = new ListenerFactory();
    address.ifPresent(one -> listener.setServerAddress(one.getHostAddress()));
    listener.setPort(port);
    listener.setIdleTimeout((int) LIMITS.rest().toSeconds());
    listener.setSessionFilter(porter);
    listener.setDataConnectionConfiguration(dataConnections());
    return listener.createListener();
  }

  /// For `PORT` and `EPRT`; all else is up to [DataLine].
  private static DataConnectionConfiguration dataConnections() {
    var data = new DataConnectionConfigurationFactory();
    data.setActiveEnabled(true);
    data.setActiveIpCheck(true);
    return data.createDataConnectionConfiguration();
  }
}
