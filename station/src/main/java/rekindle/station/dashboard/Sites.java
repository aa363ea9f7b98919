package rekindle.station.dashboard;

import java.util.Locale;

/// Whether a request that changes something comes from a page of another site, in the name of a
/// person who does not know it (cross-site request forgery).
///
/// Browsers say where a request comes from, in `Sec-Fetch-Site` and `Origin`; pages cannot change
/// that. Programs such as curl say nothing, and are no browser that could be misused.
final class Sites {
  private Sites() {}

  static boolean isForged(Asked asked) {
    return !asked.method().equals("GET") && (isFetchedElsewhere(asked) || isOfElsewhere(asked));
  }

  /// `same-site` is another site, too: to a browser all ports of one machine are the same site.
  private static boolean isFetchedElsewhere(Asked asked) {
    return asked
        .header("sec-fetch-site")
        .filter(site -> !site.equals("same-origin") && !site.equals("none"))
        .isPresent();
  }

  private static boolean isOfElsewhere(Asked asked) {
    String own = "http://" + asked.header("host").orElse("");
    return asked
        .header("origin")
        .filter(origin -> !origin.toLowerCase(Locale.ROOT).equals(own.toLowerCase(Locale.ROOT)))
        .isPresent();
  }
}
