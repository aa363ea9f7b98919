package rekindle.station.dashboard;

import java.time.Duration;
import rekindle.station.desk.Guests;

/// How long slow clients are waited for.
///
/// @param connections how many may be open, and how long one may rest without a whole request
/// @param writing how long a client may take for one piece of an answer
/// @param reading after how long the mean speed of a body counts
record Patience(Guests.Limits connections, Duration writing, Duration reading) {
  static final Patience USUAL =
      new Patience(
          new Guests.Limits(300, 1_024, Duration.ofSeconds(20)),
          Duration.ofSeconds(30),
          Duration.ofSeconds(30));
}
