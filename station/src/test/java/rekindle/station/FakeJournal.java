package rekindle.station;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import rekindle.firmware.Notice;
import rekindle.recovery.Entry;
import rekindle.recovery.Event;
import rekindle.recovery.Journal;
import rekindle.recovery.JournalException;

/// A journal in memory that fails when it is told to.
final class FakeJournal implements Journal {
  private final List<Entry> entries = new ArrayList<>();
  final BlockingQueue<String> attempts = new LinkedBlockingQueue<>();
  private Optional<JournalException> trouble = Optional.empty();

  synchronized void fail() {
    trouble =
        Optional.of(
            new JournalException(
                JournalException.Kind.DISK_FULL,
                new Notice("The disk is full.", "Phones are served.", "df")));
  }

  synchronized void work() {
    trouble = Optional.empty();
  }

  synchronized List<Event> events() {
    return entries.stream()
        .map(entry -> ((Entry.Recorded) entry).event())
        .map(Event.class::cast)
        .toList();
  }

  @Override
  public synchronized List<Entry.Recorded> append(List<? extends Event> events)
      throws JournalException {
    if (trouble.isPresent()) {
      attempts.add("failed");
      throw trouble.get();
    }
    var recorded = new ArrayList<Entry.Recorded>();
    for (Event event : events) {
      var entry = new Entry.Recorded(entries.size() + 1L, event);
      entries.add(entry);
      recorded.add(entry);
    }
    attempts.add("written");
    return recorded;
  }

  @Override
  public synchronized List<Entry> after(long id, int limit) {
    return entries.stream().filter(entry -> entry.id() > id).limit(limit).toList();
  }

  @Override
  public void close() {}
}
