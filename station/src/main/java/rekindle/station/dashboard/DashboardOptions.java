package rekindle.station.dashboard;

import java.net.InetAddress;
import java.util.List;

/// Where the dashboard is opened.
///
/// @param bind addresses to listen on, at least one; the wildcard stands for all
/// @param port 0 to 65,535; 0: any free one, the same on every address
public record DashboardOptions(List<InetAddress> bind, int port) {
  /// The port where nobody names another.
  public static final int PORT = 8069;

  public DashboardOptions {
    bind = List.copyOf(bind);
    if (bind.isEmpty()) {
      throw new IllegalArgumentException("no address to listen on");
    }
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("port " + port + ": expected 0 to 65535");
    }
  }

  /// For this machine alone.
  public static DashboardOptions loopback(int port) {
    return new DashboardOptions(List.of(InetAddress.ofLiteral("127.0.0.1")), port);
  }

  /// Whether others than this machine can reach it, so that a token is demanded.
  boolean isReachable() {
    return bind.stream().anyMatch(address -> !address.isLoopbackAddress());
  }
}
