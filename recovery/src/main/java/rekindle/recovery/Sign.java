package rekindle.recovery;

/// By what a station knows that a phone runs its firmware.
public enum Sign {
  /// Over HTTP it called itself what only running firmware does, and asked for a file that no boot
  /// loader asks for: its settings.
  ASKS_FOR_SETTINGS,
  /// Its own web server took a connection. That a boot loader has none is inferred, not documented.
  WEB_SERVER_ANSWERS
}
