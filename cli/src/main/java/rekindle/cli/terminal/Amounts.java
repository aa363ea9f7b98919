package rekindle.cli.terminal;

import java.time.Duration;
import java.util.Locale;

/// Sizes, rates and durations as people read them.
public final class Amounts {
  private Amounts() {}

  /// A number of bytes in decimal units, as disks and downloads are labelled: `512 B`, `3.3 MB`.
  public static String bytes(long bytes) {
    if (bytes < 1_000) {
      return bytes + " B";
    }
    double value = bytes;
    int unit = -1;
    do {
      value /= 1_000;
      unit++;
    } while (value >= 999.95 && unit < 3);
    return String.format(Locale.ROOT, "%.1f %cB", value, "kMGT".charAt(unit));
  }

  /// Bytes with separators, where each of them matters: `3,306,384`.
  public static String exactly(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /// A span of time, in the unit that fits: `0.4 s`, `12 s`, `2 min 05 s`, `1 h 10 min`.
  public static String time(Duration span) {
    long seconds = span.toSeconds();
    if (seconds < 10) {
      return String.format(Locale.ROOT, "%.1f s", span.toMillis() / 1_000.0);
    }
    if (seconds < 60) {
      return seconds + " s";
    }
    return seconds < 3_600
        ? String.format(Locale.ROOT, "%d min %02d s", seconds / 60, seconds % 60)
        : String.format(Locale.ROOT, "%d h %02d min", seconds / 3_600, seconds / 60 % 60);
  }
}
