package rekindle.cli.browser;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import rekindle.phone.ServerPorts;
import rekindle.station.Station;

/// Where virtual phones find the station.
///
/// @param server the address to type, IPv4
public record PracticePlace(InetAddress server, ServerPorts ports) {
  private static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.0.1");

  public PracticePlace {
    if (!(server instanceof Inet4Address)) {
      throw new IllegalArgumentException(server + " cannot be typed on a phone");
    }
  }

  /// The place of a station: by the loopback network where it listens there, else by the first of
  /// its addresses.
  ///
  /// @param station one that serves all three protocols
  public static PracticePlace of(Station station) {
    List<InetSocketAddress> addresses = station.tftpAddresses();
    InetSocketAddress first = addresses.getFirst();
    boolean everywhere =
        addresses.stream()
            .map(InetSocketAddress::getAddress)
            .anyMatch(one -> one.isAnyLocalAddress() || one.equals(LOOPBACK));
    return new PracticePlace(
        everywhere || !(first.getAddress() instanceof Inet4Address) ? LOOPBACK : first.getAddress(),
        new ServerPorts(
            first.getPort(),
            station.httpAddresses().getFirst().getPort(),
            station.ftpAddresses().getFirst().getPort()));
  }
}
