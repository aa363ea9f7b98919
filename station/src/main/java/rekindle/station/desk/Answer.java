package rekindle.station.desk;

import java.util.Optional;
import rekindle.firmware.disk.Published;
import rekindle.recovery.Refusal;

/// What a request for a name gets.
public sealed interface Answer {

  /// This image.
  record Image(Published published) implements Answer {}

  /// Nothing.
  ///
  /// @param text what the phone is told, a sentence without its full stop
  /// @param nearest the published name most like the one asked; empty if none is
  record No(Refusal why, String text, Optional<String> nearest) implements Answer {}
}
