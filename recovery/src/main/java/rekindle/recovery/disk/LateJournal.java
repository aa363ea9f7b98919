package rekindle.recovery.disk;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import rekindle.recovery.Entry;
import rekindle.recovery.Event;
import rekindle.recovery.Journal;
import rekindle.recovery.JournalException;

/// A journal that could not be opened and is tried again with every use: a full disk is emptied, a
/// busy file let go. Behind a [Scribe] the events wait meanwhile.
public final class LateJournal implements Journal {
  private final Path dataDirectory;
  private volatile Optional<SqliteJournal> opened = Optional.empty();

  /// @param dataDirectory see [SqliteJournal#open]
  public LateJournal(Path dataDirectory) {
    this.dataDirectory = dataDirectory;
  }

  @Override
  public List<Entry.Recorded> append(List<? extends Event> events) throws JournalException {
    return journal().append(events);
  }

  @Override
  public List<Entry> after(long id, int limit) throws JournalException {
    return journal().after(id, limit);
  }

  /// Does not wait for an opening that is under way: that may take seconds, and a process that ends
  /// has none left.
  @Override
  public void close() throws JournalException {
    if (opened.isPresent()) {
      opened.get().close();
    }
  }

  private synchronized SqliteJournal journal() throws JournalException {
    if (opened.isEmpty()) {
      opened = Optional.of(SqliteJournal.open(dataDirectory));
    }
    return opened.get();
  }
}
