package rekindle.recovery;

import java.time.Instant;

/// Names one transfer for ever: which run of a station, and its number in that run.
///
/// Numbers alone would start again after every restart, and two stations may write into one
/// journal. The text form is `RUN-NUMBER`, for instance `mia0r2k1z3w-17`.
///
/// @param run 1 to 32 of `a-z` and `0-9`
/// @param number 0 or more
public record TransferId(String run, long number) {

  private static final int LONGEST_RUN = 32;

  public TransferId {
    if (!isRun(run)) {
      throw new IllegalArgumentException("not a run of a station: '" + run + "'");
    }
    if (number < 0) {
      throw new IllegalArgumentException("transfer number " + number + " is negative");
    }
  }

  /// A name for a run of a station: no two processes of one machine start at one moment with one
  /// process id.
  public static String run(Instant startedAt, long processId) {
    return Long.toString(startedAt.toEpochMilli(), 36) + Long.toString(processId, 36);
  }

  /// Reads the text form.
  ///
  /// @throws IllegalArgumentException if `text` is anything else
  public static TransferId parse(String text) {
    int dash = text.indexOf('-');
    if (dash < 0) {
      throw new IllegalArgumentException("not RUN-NUMBER: '" + text + "'");
    }
    return new TransferId(text.substring(0, dash), Long.parseLong(text.substring(dash + 1)));
  }

  static boolean isRun(String text) {
    if (text.isEmpty() || text.length() > LONGEST_RUN) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))) {
        return false;
      }
    }
    return true;
  }

  @Override
  public String toString() {
    return run + "-" + number;
  }
}
