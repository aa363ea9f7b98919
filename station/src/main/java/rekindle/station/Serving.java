package rekindle.station;

/// Which requests a station answers.
public enum Serving {
  /// Every request for a published name.
  ALL,
  /// None: requests are written down and refused.
  NONE
}
