package rekindle.recovery;

/// Why a request was dropped without an answer.
public enum Drop {
  /// The address is outside the ranges that the station serves.
  SOURCE_NOT_ALLOWED,
  /// Too many unanswered requests of this address are open; the phone's next try may pass.
  OVER_BUDGET,
  /// It was no request.
  MALFORMED
}
