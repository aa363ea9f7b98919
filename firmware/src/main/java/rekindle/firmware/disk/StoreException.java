package rekindle.firmware.disk;

import java.io.IOException;
import rekindle.firmware.Notice;

/// The disk did not do what the store asked of it: full, not writable, gone. Nothing is half done.
public final class StoreException extends IOException {
  private final Notice notice;

  StoreException(Notice notice, Throwable cause) {
    super(notice.what(), cause);
    this.notice = notice;
  }

  /// The trouble in words for a person.
  public Notice notice() {
    return notice;
  }
}
