package rekindle.recovery.disk;

import java.nio.file.Path;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;
import rekindle.firmware.Notice;
import rekindle.recovery.JournalException;
import rekindle.recovery.JournalException.Kind;

/// What SQLite's result codes (sqlite.org/rescode.html) mean for a person.
final class Trouble {

  private static final int PRIMARY_CODE = 0xFF;
  private static final String HISTORY_ONLY =
      "Phones can be served all the same; only the history is concerned.";

  private Trouble() {}

  /// @param doing what failed, as in "Cannot DOING the journal"
  static JournalException of(String doing, Path file, Throwable cause) {
    Kind kind = kind(cause);
    String what = "Cannot " + doing + " the journal " + file + ": " + reason(kind, cause) + ".";
    return new JournalException(kind, new Notice(what, stillWorks(kind), next(kind, file)), cause);
  }

  /// @param verdict what SQLite found
  static JournalException damaged(Path file, String verdict) {
    return of(
        "read",
        file,
        new SQLiteException("quick_check: " + verdict, SQLiteErrorCode.SQLITE_CORRUPT));
  }

  private static Kind kind(Throwable cause) {
    for (Throwable link = cause; link != null; link = link.getCause()) {
      if (link instanceof SQLiteException sqlite) {
        return kind(sqlite.getResultCode());
      }
    }
    return Kind.FAILED;
  }

  private static Kind kind(SQLiteErrorCode extended) {
    int primary = extended.code & PRIMARY_CODE;
    if (primary == SQLiteErrorCode.SQLITE_CORRUPT.code
        || primary == SQLiteErrorCode.SQLITE_NOTADB.code) {
      return Kind.DAMAGED;
    } else if (primary == SQLiteErrorCode.SQLITE_FULL.code) {
      return Kind.DISK_FULL;
    } else if (primary == SQLiteErrorCode.SQLITE_BUSY.code
        || primary == SQLiteErrorCode.SQLITE_LOCKED.code) {
      return Kind.BUSY;
    } else if (primary == SQLiteErrorCode.SQLITE_CANTOPEN.code
        || primary == SQLiteErrorCode.SQLITE_PERM.code
        || primary == SQLiteErrorCode.SQLITE_READONLY.code) {
      return Kind.NOT_PERMITTED;
    }
    return Kind.FAILED;
  }

  private static String reason(Kind kind, Throwable cause) {
    return switch (kind) {
      case DAMAGED -> "the file is damaged or is no database";
      case DISK_FULL -> "no space is left on its disk";
      case BUSY -> "another process has held it for too long";
      case NOT_PERMITTED -> "the file or its folder may not be read and written";
      case NOT_OURS, NEWER, FAILED -> root(cause);
    };
  }

  private static String stillWorks(Kind kind) {
    return kind == Kind.DAMAGED ? HISTORY_ONLY + " Nothing was deleted." : HISTORY_ONLY;
  }

  private static String next(Kind kind, Path file) {
    return switch (kind) {
      case DAMAGED ->
          "start the station (again) with \"rekindle serve --data "
              + file.getParent()
              + "\": it puts the damaged journal aside, in a folder beside it, and begins a new"
              + " one.";
      case DISK_FULL -> "run \"df -h " + file.getParent() + "\" and make room.";
      case BUSY -> "run \"fuser -v " + file + "\" to see which process it is.";
      case NOT_PERMITTED ->
          "run \"ls -la "
              + file.getParent()
              + "\" and give yourself the rights, or use --data DIR.";
      case NOT_OURS, NEWER, FAILED ->
          "run the command again, or use another folder with --data DIR.";
    };
  }

  private static String root(Throwable cause) {
    Throwable root = cause;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return String.valueOf(root.getMessage());
  }
}
