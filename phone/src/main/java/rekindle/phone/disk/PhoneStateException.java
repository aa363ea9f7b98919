package rekindle.phone.disk;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import rekindle.firmware.Notice;

/// A virtual phone's directory cannot be used; what it held before is still there.
public final class PhoneStateException extends IOException {
  private final transient Notice notice;

  PhoneStateException(Notice notice) {
    this(notice, null);
  }

  PhoneStateException(Notice notice, @Nullable Throwable cause) {
    super(notice.what(), cause);
    this.notice = notice;
  }

  /// The trouble in words for a person.
  public Notice notice() {
    return notice;
  }
}
