package rekindle.station.board;

import java.net.InetAddress;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import rekindle.recovery.Changes;
import rekindle.recovery.Entry;
import rekindle.recovery.Recoveries;
import rekindle.recovery.Recovery;
import rekindle.recovery.TransferId;

/// The stories that the journal tells, its newest entries, and which entry changed which story.
///
/// Not for use by several threads at once.
final class Chronicle {
  private static final int GONE_KEPT = 10_000;

  private final Recoveries recoveries = new Recoveries(Recoveries.KEPT, new Marks());
  private final Recent recent;
  // Recovery to the newest entry that changed it; the latest change stands at the end.
  private final LinkedHashMap<Long, Long> changed = new LinkedHashMap<>();
  private final LinkedHashMap<Long, Long> gone = new LinkedHashMap<>();
  private long applying;

  /// @param recentEntries how many entries to keep
  Chronicle(int recentEntries) {
    this.recent = new Recent(recentEntries);
  }

  /// Takes the next entry; one that was taken already changes nothing.
  void apply(Entry entry) {
    if (entry.id() > recoveries.lastId()) {
      applying = entry.id();
      recoveries.apply(entry);
      recent.add(entry);
    }
  }

  long lastId() {
    return recoveries.lastId();
  }

  /// The entries behind `id`; empty if some of them are no longer in memory.
  Optional<List<Entry>> after(long id, int limit) {
    return recent.reachesBackTo(id) ? Optional.of(recent.after(id, limit)) : Optional.empty();
  }

  List<Recovery> newest(int most) {
    return recoveries.newest(most);
  }

  Optional<Recovery> find(long recoveryId) {
    return recoveries.find(recoveryId);
  }

  Optional<Recovery> of(TransferId transfer) {
    return recoveries.of(transfer);
  }

  /// The recoveries that entries behind `id` changed, the one changed first first.
  List<Recovery> changedAfter(long id) {
    return behind(changed, id).reversed().stream()
        .flatMap(one -> recoveries.find(one).stream())
        .toList();
  }

  /// Id of the newest entry that changed a recovery.
  long changedAt(long recoveryId) {
    return changed.getOrDefault(recoveryId, 0L);
  }

  List<Long> goneAfter(long id) {
    return behind(gone, id).reversed();
  }

  boolean awaitsSightOf(InetAddress phone, Instant now) {
    return recoveries.awaitsSightOf(phone, now);
  }

  /// Recoveries whose mark is behind `id`, the latest first: no more of them are looked at.
  private static List<Long> behind(SequencedMap<Long, Long> marks, long id) {
    return marks.sequencedEntrySet().reversed().stream()
        .takeWhile(mark -> mark.getValue() > id)
        .map(Map.Entry::getKey)
        .toList();
  }

  private final class Marks implements Changes {
    @Override
    public void changed(long recoveryId) {
      changed.putLast(recoveryId, applying);
    }

    @Override
    public void gone(long recoveryId) {
      changed.remove(recoveryId);
      gone.putLast(recoveryId, applying);
      if (gone.size() > GONE_KEPT) {
        gone.pollFirstEntry();
      }
    }
  }
}
