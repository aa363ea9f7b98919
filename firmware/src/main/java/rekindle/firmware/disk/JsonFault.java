package rekindle.firmware.disk;

/// A mistake in a JSON file, and where it is.
final class JsonFault extends Exception {
  private final int line;
  private final String reason;

  /// @param line from 1
  /// @param reason half a sentence for a person
  JsonFault(int line, String reason) {
    super("line " + line + ": " + reason);
    this.line = line;
    this.reason = reason;
  }

  int line() {
    return line;
  }

  String reason() {
    return reason;
  }
}
