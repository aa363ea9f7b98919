package rekindle.phone.disk;

import java.io.IOException;

/// A phone's directory cannot be used. The message says what is wrong, what still works and what to
/// do next, each on a line of its own.
public final class PhoneStateException extends IOException {
  PhoneStateException(String what, String stillWorks, String next) {
    super(what + "\n" + stillWorks + "\nNext: " + next);
  }

  PhoneStateException(String what, String stillWorks, String next, IOException cause) {
    super(what + "\n" + stillWorks + "\nNext: " + next, cause);
  }
}
