package rekindle.station.dashboard;

import java.io.IOException;

/// A body is longer than its handler takes. Answered with 413.
public final class TooLargeException extends IOException {
  private final long mostBytes;

  TooLargeException(long mostBytes) {
    super("more than " + mostBytes + " bytes");
    this.mostBytes = mostBytes;
  }

  /// What would have been taken.
  public long mostBytes() {
    return mostBytes;
  }
}
