package rekindle.station.dashboard;

import java.io.IOException;

/// Answers requests of one route.
@FunctionalInterface
public interface Handler {
  /// Runs on a virtual thread and may wait.
  ///
  /// @throws IOException if the disk fails: answered with 500 and a sentence; or if the body cannot
  ///   be read
  Given handle(Asked asked) throws IOException;
}
