package rekindle.station.dashboard;

import java.util.Locale;
import java.util.Optional;
import rekindle.firmware.Language;

/// The languages that a client says it reads.
final class Languages {
  private Languages() {}

  /// `de`, `de-CH`; empty for those that we do not speak.
  static Optional<Language> of(String tag) {
    String primary = tag.strip().toLowerCase(Locale.ROOT).split("[-_]", 2)[0];
    return switch (primary) {
      case "en" -> Optional.of(Language.EN);
      case "de" -> Optional.of(Language.DE);
      default -> Optional.empty();
    };
  }

  /// The one that a client likes best of those we speak (RFC 9110 section 12.5.4).
  static Optional<Language> best(String acceptLanguage) {
    Optional<Language> best = Optional.empty();
    double bestQuality = 0;
    for (String range : acceptLanguage.split(",", -1)) {
      String[] parts = range.split(";", 2);
      double quality = parts.length == 1 ? 1 : quality(parts[1]);
      Optional<Language> one = of(parts[0]);
      if (one.isPresent() && quality > bestQuality) {
        best = one;
        bestQuality = quality;
      }
    }
    return best;
  }

  private static double quality(String parameter) {
    String text = parameter.strip();
    try {
      return text.startsWith("q=") ? Double.parseDouble(text.substring(2)) : 1;
    } catch (NumberFormatException _) {
      return 0;
    }
  }
}
