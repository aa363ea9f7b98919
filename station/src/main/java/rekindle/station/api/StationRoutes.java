package rekindle.station.api;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import rekindle.firmware.Protocol;
import rekindle.station.Station;
import rekindle.station.dashboard.Given;
import rekindle.station.dashboard.Routes;
import rekindle.station.report.OwnNetworks;
import rekindle.station.report.StationReport;

/// What is open.
final class StationRoutes {
  private StationRoutes() {}

  static Routes of(Premises premises) {
    return new Routes().get("/api/v1/station", _ -> station(premises));
  }

  private static Given station(Premises premises) {
    Station station = premises.station();
    List<StationReport.Server> servers =
        Stream.of(
                servers(Protocol.TFTP, 69, station.tftpAddresses()),
                servers(Protocol.HTTP, 80, station.httpAddresses()),
                servers(Protocol.FTP, 21, station.ftpAddresses()))
            .flatMap(List::stream)
            .toList();
    return Api.json(
        new StationReport(
            premises.version(),
            premises.serving().name().toLowerCase(Locale.ROOT),
            servers,
            premises.notices(),
            OwnNetworks.list()));
  }

  private static List<StationReport.Server> servers(
      Protocol protocol, int standard, List<InetSocketAddress> addresses) {
    return addresses.stream()
        .map(
            one ->
                new StationReport.Server(
                    protocol.name().toLowerCase(Locale.ROOT),
                    one.getAddress().getHostAddress(),
                    one.getPort(),
                    one.getPort() == standard))
        .toList();
  }
}
