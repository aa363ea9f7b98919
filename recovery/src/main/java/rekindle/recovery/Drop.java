package rekindle.recovery;

/// Why a request was dropped: not answered, or answered and not told one by one.
public enum Drop {
  /// The address is outside the ranges that the station serves.
  SOURCE_NOT_ALLOWED,
  /// TFTP: too many unanswered requests of this address are open, and the phone's next try may
  /// pass. HTTP and FTP: it asks for so many strange names that they are counted and not told.
  OVER_BUDGET,
  /// It was no request.
  MALFORMED
}
