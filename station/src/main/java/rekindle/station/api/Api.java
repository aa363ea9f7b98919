package rekindle.station.api;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import rekindle.station.dashboard.Given;
import rekindle.station.dashboard.Routes;
import rekindle.station.report.Json;

/// All routes of the API. What they take and give is said in `openapi.json`, which was there first.
public final class Api {
  private Api() {}

  /// The routes of a station.
  public static Routes routes(Premises premises) {
    byte[] contract = contract();
    return new Routes()
        .get("/api/v1/health", _ -> health(premises))
        .get("/api/v1/openapi.json", _ -> Given.bytes(200, "application/json", contract))
        .get("/metrics", _ -> Metrics.of(premises))
        .addAll(ModelRoutes.of(premises))
        .addAll(StationRoutes.of(premises))
        .addAll(ImageRoutes.of(premises))
        .addAll(RecoveryRoutes.of(premises))
        .addAll(EventRoutes.of(premises))
        .addAll(PermissionRoutes.of(premises));
  }

  static Given json(Object report) {
    return Given.json(200, Json.line(report));
  }

  private static Given health(Premises premises) {
    return json(Map.of("status", "up", "version", premises.version()));
  }

  private static byte[] contract() {
    try (InputStream file = Api.class.getResourceAsStream("openapi.json")) {
      if (file == null) {
        throw new IllegalStateException("openapi.json is missing: Rekindle is built wrongly");
      }
      return file.readAllBytes();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
