package rekindle.firmware.disk;

import rekindle.firmware.Notice;

/// A catalogue file that cannot be used, with the line and the reason.
public final class CatalogueException extends Exception {
  private final String file;
  private final int line;
  private final String reason;

  CatalogueException(String file, JsonFault fault) {
    super(file + ", line " + fault.line() + ": " + fault.reason(), fault);
    this.file = file;
    this.line = fault.line();
    this.reason = fault.reason();
  }

  public String file() {
    return file;
  }

  /// The line, from 1.
  public int line() {
    return line;
  }

  public String reason() {
    return reason;
  }

  /// The trouble in words for a person.
  public Notice notice() {
    return new Notice(
        "The catalogue file %s has a mistake in line %d: %s.".formatted(file, line, reason),
        "All other models can be used.",
        "correct line %d of %s".formatted(line, file));
  }
}
