package rekindle.cli;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import rekindle.station.Station;
import rekindle.station.dashboard.Dashboard;

/// The one line that `serve` prints on stdout when phones can ask. Scripts wait for it.
final class ReadyLine {
  private ReadyLine() {}

  /// `ready tftp=ADDRESS:PORT http=ADDRESS:PORT ftp=ADDRESS:PORT dashboard=URL`: the first address
  /// that was named, or `0.0.0.0` where every local address is served.
  static String of(List<InetAddress> bind, Station station, Dashboard dashboard) {
    String host = bind.isEmpty() ? "0.0.0.0" : literal(bind.getFirst());
    return "ready tftp=%s http=%s ftp=%s dashboard=%s"
        .formatted(
            place(host, station.tftpAddresses()),
            place(host, station.httpAddresses()),
            place(host, station.ftpAddresses()),
            dashboard.base());
  }

  private static String place(String host, List<InetSocketAddress> bound) {
    return host + ":" + bound.getFirst().getPort();
  }

  private static String literal(InetAddress address) {
    String text = address.getHostAddress();
    return address instanceof Inet6Address ? "[" + text + "]" : text;
  }
}
