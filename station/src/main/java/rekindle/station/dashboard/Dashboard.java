package rekindle.station.dashboard;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import rekindle.station.http.Connectors;
import rekindle.station.report.OwnNetworks;
import rekindle.station.report.StationReport.Network;

/// The server of pages and API. It answers until it is closed.
public final class Dashboard implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Dashboard.class);

  private static final int THREADS_OF_AN_ADDRESS = 2;
  private static final int THREADS_BESIDES = 10;

  private final Server server;
  private final List<InetSocketAddress> addresses;
  private final Optional<Secret> secret;
  private final Sending sending;
  private final ScheduledExecutorService watch;

  private Dashboard(
      Server server,
      List<InetSocketAddress> addresses,
      Optional<Secret> secret,
      Sending sending,
      ScheduledExecutorService watch) {
    this.server = server;
    this.addresses = List.copyOf(addresses);
    this.secret = secret;
    this.sending = sending;
    this.watch = watch;
  }

  /// Opens a dashboard with the plainest pages for its own messages.
  ///
  /// @throws rekindle.station.desk.CannotListenException where a port cannot be opened; nothing
  ///   stays open
  public static Dashboard open(DashboardOptions options, Routes routes) throws IOException {
    return open(options, routes, new PlainFaces());
  }

  /// Opens a dashboard.
  ///
  /// @throws rekindle.station.desk.CannotListenException where a port cannot be opened; nothing
  ///   stays open
  public static Dashboard open(DashboardOptions options, Routes routes, Faces faces)
      throws IOException {
    Optional<Secret> secret =
        options.isReachable() ? Optional.of(Secret.random()) : Optional.empty();
    return open(options, routes, faces, secret, Patience.USUAL);
  }

  static Dashboard open(
      DashboardOptions options,
      Routes routes,
      Faces faces,
      Optional<Secret> secret,
      Patience patience)
      throws IOException {
    var visitors = new Visitors(patience.connections());
    var sending = new Sending(patience.writing());

    Server server = new Server(threads(options.bind().size()));
    server.setErrorHandler(new PlainProblems());
    var hosts = new Hosts(options.bind(), new OwnName());
    var doorway = new Doorway(hosts, secret, faces, System::nanoTime);
    server.setHandler(
        new RequestsOverHttp(doorway, routes, faces, visitors, sending, patience.reading()));
    List<ServerConnector> connectors = Ports.listen(options, server, visitors);
    try {
      server.start();
    } catch (Exception failure) {
      connectors.forEach(ServerConnector::close);
      stop(server);
      throw new IOException("The dashboard does not start", failure);
    }
    return new Dashboard(
        server, Connectors.addresses(connectors), secret, sending, watching(visitors, sending));
  }

  /// The addresses really bound, with their port.
  public List<InetSocketAddress> addresses() {
    return addresses;
  }

  /// The link that lets a browser in, with the token in it; empty where none is demanded. To be
  /// shown once, to whoever started the station.
  public Optional<String> loginLink() {
    return secret.map(token -> at(reachable()) + "login?token=" + token.text());
  }

  /// Where the first page is: `http://127.0.0.1:8069/`.
  public String base() {
    InetAddress first = addresses.getFirst().getAddress();
    return at(first.isAnyLocalAddress() ? "127.0.0.1" : first.getHostAddress());
  }

  /// An address that others can type, where all of this machine's are open.
  private String reachable() {
    InetAddress first = addresses.getFirst().getAddress();
    return first.isAnyLocalAddress()
        ? OwnNetworks.list().stream().findFirst().map(Network::server).orElse("127.0.0.1")
        : first.getHostAddress();
  }

  private String at(String host) {
    return "http://%s:%d/"
        .formatted(host.contains(":") ? "[" + host + "]" : host, addresses.getFirst().getPort());
  }

  /// Ends all streams and closes all connections and ports, within two seconds.
  @Override
  public void close() {
    watch.shutdownNow();
    sending.close();
    stop(server);
  }

  private static ScheduledExecutorService watching(Visitors visitors, Sending sending) {
    ScheduledExecutorService watch =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("dashboard-watch").factory());
    Runnable look =
        () -> {
          try {
            visitors.watch();
            sending.watch(System.nanoTime());
          } catch (RuntimeException failure) {
            log.error("Looking after connections failed; it is done again in a second", failure);
          }
        };
    var _ = watch.scheduleAtFixedRate(look, 1, 1, TimeUnit.SECONDS);
    return watch;
  }

  private static void stop(Server server) {
    try {
      server.stop();
    } catch (Exception failure) {
      log.debug("The dashboard did not stop in good order", failure);
    }
  }

  private static QueuedThreadPool threads(int addresses) {
    var threads = new QueuedThreadPool(THREADS_BESIDES + THREADS_OF_AN_ADDRESS * addresses, 2);
    threads.setName("dashboard");
    threads.setDaemon(true);
    threads.setStopTimeout(1_000);
    threads.setVirtualThreadsExecutor(Executors.newVirtualThreadPerTaskExecutor());
    return threads;
  }

  /// This machine's name, looked up once and only if somebody uses a name.
  private static final class OwnName implements Supplier<Optional<String>> {
    private Optional<String> known = Optional.empty();
    private boolean asked;

    @Override
    public synchronized Optional<String> get() {
      if (!asked) {
        asked = true;
        known = look();
      }
      return known;
    }

    private static Optional<String> look() {
      try {
        return Optional.of(InetAddress.getLocalHost().getHostName());
      } catch (UnknownHostException _) {
        return Optional.empty();
      }
    }
  }
}
