package rekindle.recovery.disk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;
import rekindle.recovery.Entry;
import rekindle.recovery.Event;
import rekindle.recovery.Journal;
import rekindle.recovery.JournalException;

/// The journal in one SQLite file, `journal.db` in the data directory.
/// - Write-ahead log: other processes read at any time while a station writes, and a process that
///   is killed leaves every event that `append` returned, and no half event.
/// - `synchronous=FULL`: not even a power cut takes back an event whose id was told. With `NORMAL`
///   it could, its id would be given again, and a reader that resumes behind that id would miss an
///   event. The price is one flush of the disk per append, which [Scribe] pays once for many
///   events.
/// - One connection writes and stays open; readers open their own for a moment.
///
/// May be used by several threads.
public final class SqliteJournal implements Journal {

  /// How long to wait while another process writes.
  static final Duration PATIENCE = Duration.ofSeconds(5);

  private static final String FILE_NAME = "journal.db";
  private static final DateTimeFormatter TO_THE_SECOND =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  private final Path file;
  private final Jdbi readers;
  private final Handle writer;
  private final ReentrantLock writing = new ReentrantLock();

  private SqliteJournal(Path file, Jdbi readers, Handle writer) {
    this.file = file;
    this.readers = readers;
    this.writer = writer;
  }

  /// Opens the journal of a data directory, and begins it where there is none.
  ///
  /// @throws JournalException if the file is damaged, of another program, of a newer version, or
  ///   cannot be opened; it has not been changed then
  public static SqliteJournal open(Path dataDirectory) throws JournalException {
    Path file = dataDirectory.resolve(FILE_NAME);
    try {
      Files.createDirectories(dataDirectory);
      if (Files.exists(file)) {
        check(file);
      }
      return openWriter(file);
    } catch (IOException | RuntimeException e) {
      throw Trouble.of("open", file, e);
    }
  }

  /// Opens the journal of a data directory if there is one; creates nothing.
  ///
  /// @return empty if no station has written there yet
  /// @throws JournalException as [#open]
  public static Optional<SqliteJournal> openIfPresent(Path dataDirectory) throws JournalException {
    boolean present = Files.exists(dataDirectory.resolve(FILE_NAME));
    return present ? Optional.of(open(dataDirectory)) : Optional.empty();
  }

  /// Reads the whole file, so that damage in its middle is found before anybody relies on it: a
  /// file that opens may still have broken pages.
  ///
  /// @throws JournalException of the kind `DAMAGED` if it is, or another if it cannot be read
  public void verify() throws JournalException {
    String verdict;
    try {
      verdict =
          readers.withHandle(
              handle -> handle.createQuery("pragma quick_check(1)").mapTo(String.class).one());
    } catch (RuntimeException e) {
      throw Trouble.of("read", file, e);
    }
    if (!verdict.equals("ok")) {
      throw Trouble.damaged(file, verdict);
    }
  }

  /// Renames a damaged journal, so that [#open] begins a new one. No process may have it open.
  ///
  /// @param now goes into the new name
  /// @return the folder that the file and its log are in now
  /// @throws IOException if they cannot be moved
  public static Path setAside(Path dataDirectory, Instant now) throws IOException {
    Path aside = dataDirectory.resolve("journal-damaged-" + TO_THE_SECOND.format(now));
    Files.createDirectory(aside);
    // The log first: should we be stopped in between, no new journal is ever given an old log.
    for (String suffix : List.of("-wal", "-shm", "")) {
      Path part = dataDirectory.resolve(FILE_NAME + suffix);
      if (Files.exists(part)) {
        Files.move(part, aside.resolve(part.getFileName()));
      }
    }
    return aside;
  }

  @Override
  public List<Entry.Recorded> append(List<? extends Event> events) throws JournalException {
    if (events.isEmpty()) {
      return List.of();
    }
    writing.lock();
    try {
      long last = writer.inTransaction(it -> Inserting.all(events, it.getConnection()));
      return numbered(events, last - events.size() + 1);
    } catch (SQLException | RuntimeException e) {
      throw Trouble.of("write to", file, e);
    } finally {
      writing.unlock();
    }
  }

  @Override
  public List<Entry> after(long id, int limit) throws JournalException {
    if (limit < 1) {
      throw new IllegalArgumentException("limit " + limit + " is not positive");
    }
    try {
      return readers.withHandle(
          handle ->
              handle
                  .createQuery("select id, type, body from event where id > ? order by id limit ?")
                  .bind(0, id)
                  .bind(1, limit)
                  .map((row, context) -> entry(row.getLong(1), row.getString(2), row.getString(3)))
                  .list());
    } catch (RuntimeException e) {
      throw Trouble.of("read", file, e);
    }
  }

  @Override
  public void close() throws JournalException {
    writing.lock();
    try {
      writer.close();
    } catch (RuntimeException e) {
      throw Trouble.of("close", file, e);
    } finally {
      writing.unlock();
    }
  }

  /// For tests: a statement on the connection that writes.
  void onWriter(String sql) {
    writer.execute(sql);
  }

  private static void check(Path file) throws JournalException {
    var config = new SQLiteConfig();
    config.setReadOnly(true);
    config.setBusyTimeout((int) PATIENCE.toMillis());
    try (Handle handle = jdbi(file, config).open()) {
      Schema.check(handle, file);
    }
  }

  private static SqliteJournal openWriter(Path file) {
    var config = new SQLiteConfig();
    config.setBusyTimeout((int) PATIENCE.toMillis());
    config.setJournalMode(SQLiteConfig.JournalMode.WAL);
    config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
    // A transaction that reads first and writes later can be refused with no way to wait.
    config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
    Jdbi jdbi = jdbi(file, config);
    Handle writer = jdbi.open();
    try {
      Schema.migrate(writer);
      return new SqliteJournal(file, jdbi, writer);
    } catch (RuntimeException e) {
      writer.close();
      throw e;
    }
  }

  private static Jdbi jdbi(Path file, SQLiteConfig config) {
    var source = new SQLiteDataSource(config);
    source.setUrl("jdbc:sqlite:" + file);
    return Jdbi.create(source);
  }

  private static List<Entry.Recorded> numbered(List<? extends Event> events, long firstId) {
    var entries = new ArrayList<Entry.Recorded>(events.size());
    for (Event event : events) {
      entries.add(new Entry.Recorded(firstId + entries.size(), event));
    }
    return entries;
  }

  private static Entry entry(long id, String type, String body) {
    return switch (EventJson.read(type, body)) {
      case EventJson.Reading.Known(Event event) -> new Entry.Recorded(id, event);
      case EventJson.Reading.Strange(String why) -> new Entry.Unread(id, type, why);
    };
  }
}
