package rekindle.cli.terminal;

import org.jspecify.annotations.Nullable;
import rekindle.firmware.Notice;

/// Ends a command: carries the message for the person and the exit code for the script.
public final class Failure extends Exception {
  /// Exit code: the work failed.
  public static final int WORK_FAILED = 1;

  /// Exit code: the command was not understood, or asks for something that does not exist.
  public static final int WRONG_USAGE = 2;

  private static final long serialVersionUID = 1L;

  private final transient Notice notice;
  private final int exitCode;

  private Failure(Notice notice, int exitCode, @Nullable Throwable cause) {
    super(notice.what(), cause);
    this.notice = notice;
    this.exitCode = exitCode;
  }

  /// The work failed (exit code 1).
  public static Failure of(String what, String next) {
    return new Failure(new Notice(what, "", next), WORK_FAILED, null);
  }

  /// The work failed (exit code 1).
  public static Failure of(Notice notice) {
    return new Failure(notice, WORK_FAILED, null);
  }

  /// The work failed (exit code 1).
  ///
  /// @param cause what a developer wants to see (`REKINDLE_DEBUG`)
  public static Failure of(Notice notice, Throwable cause) {
    return new Failure(notice, WORK_FAILED, cause);
  }

  /// The command was not understood (exit code 2).
  public static Failure usage(String what, String next) {
    return new Failure(new Notice(what, "", next), WRONG_USAGE, null);
  }

  /// What to tell the person.
  public Notice notice() {
    return notice;
  }

  /// 1 or 2.
  public int exitCode() {
    return exitCode;
  }
}
