package rekindle.cli;

import java.io.IOException;
import java.util.List;
import rekindle.cli.browser.PracticeAnnex;
import rekindle.cli.browser.PracticePlace;
import rekindle.cli.terminal.Console;
import rekindle.cli.terminal.Failure;
import rekindle.station.api.Api;
import rekindle.station.api.Premises;
import rekindle.station.dashboard.Dashboard;
import rekindle.station.dashboard.Routes;
import rekindle.station.page.Pages;
import rekindle.station.page.Site;

/// The side of a station that people see: pages, API, and virtual phones to practise with.
final class Frontage implements AutoCloseable {
  private final PracticeAnnex practice;
  private final Dashboard dashboard;

  private Frontage(PracticeAnnex practice, Dashboard dashboard) {
    this.practice = practice;
    this.dashboard = dashboard;
  }

  /// Opens the frontage of a station, which stays the caller's to close, after this.
  ///
  /// @throws Failure if no port can be had
  static Frontage open(Premises premises, DashboardPort port) throws IOException, Failure {
    var pages = new Pages(Site.of(premises), List.of(PracticeAnnex.NAVIGATION));
    var practice =
        new PracticeAnnex(
            PracticePlace.of(premises.station()),
            premises.knowledge().catalogue(),
            premises.images(),
            pages::frame);
    Routes routes = practice.add(pages.add(Api.routes(premises)));
    return new Frontage(practice, port.open(options -> Dashboard.open(options, routes, pages)));
  }

  Dashboard dashboard() {
    return dashboard;
  }

  /// Shows the link that lets a browser in, where others than this machine can reach the dashboard.
  void tellLink(Console console) {
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

  @Override
  public void close() {
    dashboard.close();
    practice.close();
  }
}
