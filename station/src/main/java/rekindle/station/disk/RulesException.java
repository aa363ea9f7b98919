package rekindle.station.disk;

import java.io.IOException;
import rekindle.firmware.Notice;

/// The file of the rules cannot be read or written. It was not changed.
public final class RulesException extends IOException {
  private static final long serialVersionUID = 1L;

  private final transient Notice notice;

  RulesException(Notice notice, Throwable cause) {
    super(notice.what(), cause);
    this.notice = notice;
  }

  RulesException(Notice notice) {
    super(notice.what());
    this.notice = notice;
  }

  /// The trouble in words for a person.
  public Notice notice() {
    return notice;
  }
}
