package rekindle.cli;

import java.io.IOException;
import java.util.List;
import rekindle.cli.terminal.Console;
import rekindle.cli.terminal.Failure;
import rekindle.station.api.Api;
import rekindle.station.api.Premises;
import rekindle.station.dashboard.Annex;
import rekindle.station.dashboard.Dashboard;
import rekindle.station.dashboard.Routes;

/// The side of a station that people see: its dashboard, with everything that is mounted on it.
final class Frontage {
  private Frontage() {}

  /// Opens the dashboard of a station, which stays the caller's to close, after this.
  ///
  /// @param annexes what else is mounted on it
  /// @throws Failure if no port can be had
  static Dashboard open(Premises premises, DashboardPort port, List<Annex> annexes)
      throws IOException, Failure {
    Routes routes = Api.routes(premises);
    annexes.forEach(annex -> annex.add(routes));
    return port.open(options -> Dashboard.open(options, routes));
  }

  /// Shows the link that lets a browser in, where others than this machine can reach the dashboard.
  static void tellLink(Dashboard dashboard, Console console) {
    dashboard
        .loginLink()
        .ifPresent(
            link -> {
              console
                  .err()
                  .printf(
                      "The dashboard can be reached by others, so it asks for a token. This link"
                          + " holds it:%n  %s%n",
                      link);
              console.err().flush();
            });
  }
}
