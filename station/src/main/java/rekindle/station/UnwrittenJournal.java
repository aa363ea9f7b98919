package rekindle.station;

import java.util.ArrayList;
import java.util.List;
import rekindle.recovery.Entry;
import rekindle.recovery.Event;
import rekindle.recovery.Journal;

/// A journal that keeps nothing, for a station whose real one cannot be opened: phones are served
/// all the same.
public final class UnwrittenJournal implements Journal {
  private long lastId;

  @Override
  public synchronized List<Entry.Recorded> append(List<? extends Event> events) {
    var recorded = new ArrayList<Entry.Recorded>();
    events.forEach(event -> recorded.add(new Entry.Recorded(++lastId, event)));
    return recorded;
  }

  @Override
  public List<Entry> after(long id, int limit) {
    return List.of();
  }

  @Override
  public void close() {}
}
