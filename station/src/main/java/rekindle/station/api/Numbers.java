package rekindle.station.api;

import java.util.Optional;

/// Numbers in requests.
final class Numbers {
  private Numbers() {}

  /// A number from 0 on; empty where it is none.
  static Optional<Long> positive(String text) {
    try {
      long number = Long.parseLong(text.strip());
      return number < 0 ? Optional.empty() : Optional.of(number);
    } catch (NumberFormatException _) {
      return Optional.empty();
    }
  }
}
