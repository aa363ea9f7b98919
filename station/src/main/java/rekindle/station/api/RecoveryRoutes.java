package rekindle.station.api;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import rekindle.station.board.Board;
import rekindle.station.board.Sight;
import rekindle.station.dashboard.Asked;
import rekindle.station.dashboard.Given;
import rekindle.station.dashboard.Routes;
import rekindle.station.report.SightReport;
import rekindle.station.report.StoryReport;

/// What phones asked for, and what came of it.
final class RecoveryRoutes {
  private final Board board;
  private final ZoneId zone;

  private RecoveryRoutes(Board board, ZoneId zone) {
    this.board = board;
    this.zone = zone;
  }

  static Routes of(Premises premises) {
    var routes = new RecoveryRoutes(premises.station().board(), premises.zone());
    return new Routes()
        .get("/api/v1/recoveries", routes::list)
        .get("/api/v1/recoveries/{id}", routes::one);
  }

  private Given list(Asked asked) {
    String format = asked.query("format").orElseGet(() -> wantsCsv(asked) ? "csv" : "json");
    if (!format.equals("csv") && !format.equals("json")) {
      return Unknown.badRequest("There is no format \"%s\".".formatted(format), "csv or json");
    }
    boolean csv = format.equals("csv");
    try {
      Filter filter = Filter.of(asked, zone, csv ? Filter.MOST : Filter.USUAL);
      List<SightReport> found = found(filter, asked);
      return csv
          ? Given.text(200, "text/csv", Csv.of(found))
              .with("Content-Disposition", "attachment; filename=\"recoveries.csv\"")
          : Api.json(found);
    } catch (IllegalArgumentException senseless) {
      return Unknown.badRequest(
          "That filter makes no sense: %s.".formatted(senseless.getMessage()),
          "GET /api/v1/openapi.json says what can be asked");
    }
  }

  private List<SightReport> found(Filter filter, Asked asked) {
    return board.sights().stream()
        .filter(sight -> filter.wanted().test(sight.recovery()))
        .limit(filter.limit())
        .map(sight -> SightReport.of(sight, asked.language()))
        .toList();
  }

  private static boolean wantsCsv(Asked asked) {
    return asked.header("accept").filter(types -> types.startsWith("text/csv")).isPresent();
  }

  private Given one(Asked asked) {
    Optional<Sight> sight = Numbers.positive(asked.parameter("id")).flatMap(board::sight);
    return sight
        .map(found -> Api.json(StoryReport.of(found, asked.language())))
        .orElseGet(() -> Unknown.recovery(asked.parameter("id")));
  }
}
