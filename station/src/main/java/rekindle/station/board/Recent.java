package rekindle.station.board;

import java.util.List;
import java.util.TreeMap;
import rekindle.recovery.Entry;

/// The newest entries of the journal. Used by one thread at a time.
final class Recent {
  private final int most;
  private final TreeMap<Long, Entry> entries = new TreeMap<>();
  private long before;

  Recent(int most) {
    this.most = most;
  }

  void add(Entry entry) {
    entries.put(entry.id(), entry);
    if (entries.size() > most) {
      before = entries.pollFirstEntry().getKey();
    }
  }

  /// Whether nothing that comes behind `id` is missing here.
  boolean reachesBackTo(long id) {
    return id >= before;
  }

  List<Entry> after(long id, int limit) {
    return entries.tailMap(id, false).values().stream().limit(limit).toList();
  }
}
