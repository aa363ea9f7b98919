package rekindle.station.page;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import rekindle.firmware.Language;
import rekindle.recovery.Wording;

/// Says things in one language: words, sizes, rates, times.
///
/// @param zone whose clock a moment is told by: the station's
public record Voice(Language language, ZoneId zone) {
  private static final long KILO = 1_000;

  /// `en` or `de`, as HTML wants it.
  public String tag() {
    return locale().getLanguage();
  }

  public String say(Words words, Object... values) {
    return words.in(language, values);
  }

  public String say(Wording wording) {
    return wording.in(language);
  }

  /// A number with its thousands parted.
  public String number(long number) {
    return String.format(locale(), "%,d", number);
  }

  /// A size in the unit that people read: `812 bytes`, `13.2 MB` (of 1,000,000 bytes).
  public String size(long bytes) {
    if (bytes < 10 * KILO) {
      return say(Words.BYTES, bytes);
    }
    return bytes < KILO * KILO
        ? String.format(locale(), "%,d kB", bytes / KILO)
        : String.format(locale(), "%,.1f MB", bytes / (double) (KILO * KILO));
  }

  public String rate(double bytesPerSecond) {
    return size(Math.round(bytesPerSecond)) + "/s";
  }

  /// A share in per cent, rounded down, so that 100 means all.
  public String percent(long part, long whole) {
    return (whole == 0 ? 100 : part * 100 / whole) + " %";
  }

  /// A stretch of time in its largest two units: `0.8 s`, `48 s`, `2 min 5 s`, `3 h 10 min`.
  public String duration(Duration duration) {
    long seconds = Math.max(0, duration.toSeconds());
    if (seconds < 3 && duration.toMillis() % 1_000 != 0) {
      return String.format(locale(), "%.1f s", Math.max(0, duration.toMillis()) / 1_000.0);
    }
    if (seconds < 60) {
      return seconds + " s";
    }
    return seconds < 3_600
        ? seconds / 60 + " min " + seconds % 60 + " s"
        : seconds / 3_600 + " h " + seconds % 3_600 / 60 + " min";
  }

  /// Hours, minutes and seconds.
  public String clock(Instant moment) {
    return format("HH:mm:ss", moment);
  }

  /// Day and time.
  public String moment(Instant moment) {
    return switch (language) {
      case EN -> format("d MMM yyyy, HH:mm:ss", moment);
      case DE -> format("d. MMM yyyy, HH:mm:ss", moment);
    };
  }

  private String format(String pattern, Instant moment) {
    return DateTimeFormatter.ofPattern(pattern, locale()).format(moment.atZone(zone));
  }

  private Locale locale() {
    return switch (language) {
      case EN -> Locale.ENGLISH;
      case DE -> Locale.GERMAN;
    };
  }
}
