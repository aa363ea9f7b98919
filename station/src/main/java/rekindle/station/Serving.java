package rekindle.station;

/// Which requests a station answers. Its rules come first, but for [#NONE].
public enum Serving {
  /// Every request for a published name.
  ALL,
  /// Those that a person allows.
  ASK,
  /// None: requests are written down and refused.
  NONE
}
