package rekindle.recovery;

import rekindle.firmware.Notice;

/// The journal cannot be opened, read or written. The message is for a person and has three lines:
/// what happened, what still works, what to do next.
public final class JournalException extends Exception {

  private static final long serialVersionUID = 1L;

  /// What kind of trouble it is, for callers that can do something about it.
  public enum Kind {
    /// The file is no database, or a database with broken pages. It can be set aside.
    DAMAGED,
    /// The file is a sound database of another program.
    NOT_OURS,
    /// A newer version of Rekindle wrote the file.
    NEWER,
    /// The disk is full.
    DISK_FULL,
    /// The rights on the file or its folder do not suffice.
    NOT_PERMITTED,
    /// Another process held the file for longer than we wait.
    BUSY,
    /// The disk failed, or something that none of the above describes.
    FAILED
  }

  private final Kind kind;
  private final transient Notice notice;

  /// Trouble of a kind.
  ///
  /// @param notice what happened, what still works, what to do next
  public JournalException(Kind kind, Notice notice) {
    super(notice.text());
    this.kind = kind;
    this.notice = notice;
  }

  /// The same, where another exception caused it.
  public JournalException(Kind kind, Notice notice, Throwable cause) {
    super(notice.text(), cause);
    this.kind = kind;
    this.notice = notice;
  }

  public Kind kind() {
    return kind;
  }

  public Notice notice() {
    return notice;
  }
}
