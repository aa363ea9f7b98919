package rekindle.cli.technician;

import java.time.Duration;
import rekindle.firmware.Key;

/// What the technician's hands do.
public sealed interface Act {
  /// Pull the plug.
  record PullPlug() implements Act {}

  /// Put the plug back.
  record PutPlug() implements Act {}

  /// Press a key and let it go.
  record Press(Key key) implements Act {}

  /// Hold a key down for as long as the guide says.
  record Hold(Key key, Duration about) implements Act {}
}
