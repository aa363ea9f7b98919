package rekindle.cli.technician;

import rekindle.firmware.Key;

/// What the technician's hands do.
public sealed interface Act {
  /// Pull the plug.
  record PullPlug() implements Act {}

  /// Put the plug back.
  record PutPlug() implements Act {}

  /// Press a key and let it go.
  record Press(Key key) implements Act {}

  /// Press a key and keep it down.
  record KeyDown(Key key) implements Act {}

  /// Let go of a key that is down.
  record KeyUp(Key key) implements Act {}
}
