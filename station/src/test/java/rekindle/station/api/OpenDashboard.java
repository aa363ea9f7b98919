package rekindle.station.api;

import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.UnaryOperator;
import rekindle.firmware.Examination;
import rekindle.firmware.disk.CatalogueReader;
import rekindle.firmware.disk.PublishedSumsReader;
import rekindle.station.OpenStation;
import rekindle.station.Serving;
import rekindle.station.StationOptions;
import rekindle.station.dashboard.Browser;
import rekindle.station.dashboard.Dashboard;
import rekindle.station.dashboard.DashboardOptions;
import rekindle.station.dashboard.Routes;
import rekindle.tftp.wire.PortRange;

/// A station with one image, `snom320.bin`, and its API on the loopback.
final class OpenDashboard implements AutoCloseable {
  static final int SIZE_BYTES = 200_000;

  private final OpenStation station;
  private final Routes routes;
  private final Dashboard dashboard;

  private OpenDashboard(OpenStation station, Routes routes, Dashboard dashboard) {
    this.station = station;
    this.routes = routes;
    this.dashboard = dashboard;
  }

  static OpenDashboard open(Path data) throws IOException {
    return open(data, UnaryOperator.identity());
  }

  static OpenDashboard open(Path data, UnaryOperator<StationOptions> more) throws IOException {
    OpenStation station = OpenStation.open(data, SIZE_BYTES, PortRange.ANY, more);
    var premises =
        new Premises(
            station.station(),
            station.images(),
            new Examination.Knowledge(CatalogueReader.builtIn(), PublishedSumsReader.builtIn()),
            Serving.ALL,
            List.of(),
            "test",
            ZoneOffset.UTC);
    Routes routes = Api.routes(premises);
    return new OpenDashboard(station, routes, Dashboard.open(DashboardOptions.loopback(0), routes));
  }

  OpenStation station() {
    return station;
  }

  Routes routes() {
    return routes;
  }

  Dashboard dashboard() {
    return dashboard;
  }

  Browser browser() {
    return new Browser(dashboard.base());
  }

  /// A phone that fetches a name by HTTP, whole.
  int fetch(String name, String... fields) throws IOException, InterruptedException {
    return new Browser("http://127.0.0.1:%d/".formatted(station.http().getPort()))
        .get("/" + name, fields)
        .statusCode();
  }

  @Override
  public void close() {
    dashboard.close();
    station.close();
  }
}
