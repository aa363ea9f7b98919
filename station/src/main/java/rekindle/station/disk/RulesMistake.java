package rekindle.station.disk;

import java.io.IOException;

/// A mistake in the file of the rules, and where it is.
final class RulesMistake extends IOException {
  private static final long serialVersionUID = 1L;

  private final int line;

  /// @param line from 1
  /// @param reason half a sentence for a person
  RulesMistake(int line, String reason) {
    super(reason);
    this.line = line;
  }

  int line() {
    return line;
  }

  String reason() {
    return String.valueOf(getMessage());
  }
}
