package rekindle.trials.bench;

import java.util.Map;

/// What one round of one scenario on one server gave.
///
/// @param round counted from 1
/// @param load what the load client printed, by its names
/// @param serverCpuSeconds of the server with all its descendants
/// @param pssBytes the largest that was seen while the load ran
/// @param pssBytesBefore the same just before
/// @param othersShare how much CPU others used meanwhile, as a part of one core; 0.1 and more
///   spoils a measurement
/// @param tries how often it was measured before others were quiet
record Measurement(
    String scenario,
    String server,
    int round,
    Map<String, Object> load,
    double serverCpuSeconds,
    long pssBytes,
    long pssBytesBefore,
    double othersShare,
    int tries) {

  double number(String name) {
    return ((Number) load.getOrDefault(name, 0)).doubleValue();
  }

  long count(String name) {
    return ((Number) load.getOrDefault(name, 0)).longValue();
  }

  String text(String name) {
    return String.valueOf(load.getOrDefault(name, ""));
  }

  /// Whether at least one client finished.
  boolean works() {
    return count("done") > 0;
  }

  double megabytesPerSecond() {
    return number("bytes") / 1e6 / number("seconds");
  }

  /// The figure that the scenario is about; NaN if nothing was transferred.
  double figure(Scenario.Figure which) {
    if (!works()) {
      return Double.NaN;
    }
    return switch (which) {
      case CPU_SECONDS_PER_100_000_PACKETS -> serverCpuSeconds / number("blocks") * 100_000;
      case CPU_SECONDS_PER_GB -> serverCpuSeconds / number("bytes") * 1e9;
      case CPU_MICROS_PER_TRANSFER -> serverCpuSeconds / number("done") * 1e6;
      case MEDIAN_SECONDS -> number("transferP50Seconds");
      case MEGABYTES_PER_SECOND -> megabytesPerSecond();
    };
  }
}
