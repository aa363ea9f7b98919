package rekindle.recovery.disk;

import java.nio.file.Path;
import java.util.List;
import org.jdbi.v3.core.Handle;
import rekindle.firmware.Notice;
import rekindle.recovery.JournalException;

/// The layout of the journal's file, and the way from each older layout to the newest.
///
/// The file says itself what it is: `application_id` marks it as ours, `user_version` counts the
/// layouts. Steps are only ever added at the end of [#STEPS].
final class Schema {

  /// "RKJL" in the file's header; `file` and SQLite's own tools show it.
  static final int APPLICATION_ID = 0x524B4A4C;

  /// `AUTOINCREMENT`, because a place that a reader has seen is never given to another event, not
  /// even after the last events were deleted by hand.
  private static final List<String> STEPS =
      List.of(
          """
          create table event (
            id   integer primary key autoincrement,
            type text not null,
            body text not null check (json_valid(body))
          ) strict
          """);

  /// The newest layout that this version knows.
  static final int VERSION = STEPS.size();

  private Schema() {}

  /// Looks without touching: whether this version may open the file.
  ///
  /// @throws JournalException if the file belongs to another program or to a newer version
  static void check(Handle handle, Path file) throws JournalException {
    int application = pragma(handle, "application_id");
    int version = pragma(handle, "user_version");
    if (application != APPLICATION_ID && (version != 0 || application != 0 || hasTables(handle))) {
      throw notOurs(file);
    }
    if (version > VERSION) {
      throw newer(file, version);
    }
  }

  /// Brings the file to the newest layout. Several processes may try at once: one of them does it.
  static void migrate(Handle handle) {
    if (pragma(handle, "user_version") == VERSION) {
      return;
    }
    handle.useTransaction(
        alone -> {
          for (int step = pragma(alone, "user_version"); step < VERSION; step++) {
            alone.execute(STEPS.get(step));
          }
          alone.execute("pragma user_version = " + VERSION);
          alone.execute("pragma application_id = " + APPLICATION_ID);
        });
  }

  private static int pragma(Handle handle, String name) {
    return handle.createQuery("pragma " + name).mapTo(Integer.class).one();
  }

  private static boolean hasTables(Handle handle) {
    return handle.createQuery("select count(*) from sqlite_master").mapTo(Integer.class).one() > 0;
  }

  private static JournalException notOurs(Path file) {
    return new JournalException(
        JournalException.Kind.NOT_OURS,
        new Notice(
            file + " is a database of another program, not a journal of Rekindle.",
            "Nothing in it was changed.",
            "choose another data directory with --data DIR, or move that file elsewhere."));
  }

  private static JournalException newer(Path file, int version) {
    return new JournalException(
        JournalException.Kind.NEWER,
        new Notice(
            "A newer version of Rekindle wrote the journal "
                + file
                + " (layout "
                + version
                + "; this one knows up to "
                + VERSION
                + ").",
            "Nothing in it was changed.",
            "start the newer version, or use another data directory with --data DIR."));
  }
}
