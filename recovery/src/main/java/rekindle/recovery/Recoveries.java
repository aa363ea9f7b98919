package rekindle.recovery;

import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/// The stories that a journal tells: a fold over its entries.
///
/// Entries are applied one by one, in the journal's order; the same entries always tell the same
/// stories, whether they are read at once or as they happen. [Line] holds the rules by which
/// requests become one story. Two corrections come later: a transfer that was superseded joins the
/// story of its successor, and a phone that was taken for restarted but goes on gets its own story
/// back.
///
/// Memory grows with the recoveries kept, not with events. Not for use by several threads at once.
public final class Recoveries {

  /// Recoveries kept where nothing else is said.
  public static final int KEPT = 10_000;

  /// How long after its last byte a phone that is seen running counts as recovered by it.
  private static final Duration SEEN_WITHIN = Duration.ofDays(1);

  private final int kept;
  private final Changes changes;
  private final NavigableMap<Long, Story> stories = new TreeMap<>();
  private final Map<TransferId, Story> byTransfer = new HashMap<>();
  private final Map<Line.Caller, Line> lines = new HashMap<>();
  private final Strangers strangers = new Strangers();
  private long lastId;
  private long lostEvents;
  private long unreadEntries;
  private long forgotten;

  /// No recoveries yet; [#KEPT] will be kept.
  public Recoveries() {
    this(KEPT);
  }

  /// No recoveries yet.
  ///
  /// @param kept most recoveries to keep, 1 or more; the oldest that are over are forgotten first
  public Recoveries(int kept) {
    this(kept, Changes.UNHEARD);
  }

  /// No recoveries yet.
  ///
  /// @param kept most recoveries to keep, 1 or more; the oldest that are over are forgotten first
  /// @param changes hears what each entry changes
  public Recoveries(int kept, Changes changes) {
    if (kept < 1) {
      throw new IllegalArgumentException("kept " + kept + " is not positive");
    }
    this.kept = kept;
    this.changes = changes;
  }

  /// The recoveries that `entries` tell, oldest first.
  public static List<Recovery> of(Iterable<? extends Entry> entries) {
    var recoveries = new Recoveries();
    entries.forEach(recoveries::apply);
    return recoveries.list();
  }

  /// Takes the next entry of the journal. One that was applied before, or comes before one that
  /// was, changes nothing: a reader may overlap with what it is told as it happens.
  public void apply(Entry entry) {
    if (entry.id() <= lastId) {
      return;
    }
    lastId = entry.id();
    switch (entry) {
      case Entry.Recorded recorded -> apply(recorded);
      case Entry.Unread _ -> unreadEntries++;
    }
  }

  /// All recoveries, the one that began first first.
  public List<Recovery> list() {
    return stories.values().stream().map(Story::recovery).toList();
  }

  /// One recovery.
  ///
  /// @param id of a recovery
  /// @return empty if there is none, or if its story turned out to be part of an earlier one
  public Optional<Recovery> find(long id) {
    return Optional.ofNullable(stories.get(id)).map(Story::recovery);
  }

  /// The recoveries that began last, the newest first.
  ///
  /// @param most how many at most
  public List<Recovery> newest(int most) {
    return stories.descendingMap().values().stream().limit(most).map(Story::recovery).toList();
  }

  /// The recovery that a transfer belongs to; empty if it is none's, or was long ago.
  public Optional<Recovery> of(TransferId transfer) {
    return Optional.ofNullable(byTransfer.get(transfer)).map(Story::recovery);
  }

  /// Whether a phone at this address, seen running now, would end a recovery that waits for that.
  public boolean awaitsSightOf(InetAddress address, Instant now) {
    return awaiting(address, now).isPresent();
  }

  /// Addresses that asked in vain because the station does not serve them, the latest last.
  public List<Stranger> strangers() {
    return strangers.list();
  }

  public Gaps gaps() {
    return new Gaps(lostEvents, unreadEntries, forgotten);
  }

  /// Id of the newest entry applied; 0 before the first.
  public long lastId() {
    return lastId;
  }

  private void apply(Entry.Recorded entry) {
    switch (entry.event()) {
      case Event.Requested request -> request(entry, request);
      case Event.OfTransfer event -> goOn(entry, event);
      case Event.Dropped dropped -> strangers.note(dropped);
      case Event.SeenAgain seen -> seen(entry, seen);
      case Event.StationStarted start -> end(entry, start.at(), run -> !run.equals(start.run()));
      case Event.StationStopped stop -> end(entry, stop.at(), run -> run.equals(stop.run()));
      case Event.EventsLost lost -> doubt(lost);
    }
  }

  private void request(Entry.Recorded entry, Event.Requested request) {
    if (byTransfer.containsKey(request.transfer())) {
      return;
    }
    Line line = lines.computeIfAbsent(Line.Caller.of(request), Line::new);
    Attempt attempt = Attempt.of(entry.id(), request);
    Story story = line.continuedBy(request.at()).orElseGet(() -> begin(line, attempt));
    story.put(attempt);
    story.note(entry);
    byTransfer.put(request.transfer(), story);
    story.trim().forEach(old -> byTransfer.remove(old.transfer()));
    changes.changed(story.id);
  }

  private Story begin(Line line, Attempt first) {
    var story = new Story(line, first);
    line.repeatedBy(first.requested().at()).ifPresent(earlier -> repeat(story, earlier));
    keep(story);
    return story;
  }

  private void repeat(Story story, Story earlier) {
    story.repeats(earlier);
    changes.changed(earlier.id);
  }

  private void seen(Entry.Recorded entry, Event.SeenAgain seen) {
    awaiting(seen.phone().address(), seen.at())
        .ifPresent(
            story -> {
              story.seenRunning(entry);
              changes.changed(story.id);
            });
  }

  /// The newest complete story of an address, unless its phone was seen running already.
  private Optional<Story> awaiting(InetAddress address, Instant now) {
    return stories.descendingMap().values().stream()
        .filter(story -> story.line.caller().address().equals(address))
        .filter(story -> story.deciding().isComplete())
        .findFirst()
        .filter(story -> !story.wasSeenRunning())
        .filter(story -> now.isBefore(story.lastSeenAt().plus(SEEN_WITHIN)));
  }

  private void goOn(Entry.Recorded entry, Event.OfTransfer event) {
    Story story = byTransfer.get(event.transfer());
    if (story == null) {
      return;
    }
    story.attempt(event.transfer()).ifPresent(old -> goOn(story, old.after(event)));
    story.note(entry);
    changes.changed(story.id);
  }

  private void goOn(Story story, Attempt attempt) {
    story.put(attempt);
    if (showsLife(attempt)) {
      if (story.latest().id() != attempt.id()) {
        split(story, attempt);
      }
      story.line.answers(story);
    }
    story.line.successorOf(story, attempt).ifPresent(successor -> merge(story, successor));
  }

  private static boolean showsLife(Attempt attempt) {
    return attempt.isComplete()
        || (attempt.isOpen() && attempt.acknowledged() && !attempt.silent());
  }

  private void split(Story story, Attempt attempt) {
    Story younger = story.splitBehind(attempt);
    younger.attempts().forEach(moved -> byTransfer.put(moved.transfer(), younger));
    keep(younger);
    changes.changed(younger.id);
  }

  private void merge(Story story, Story successor) {
    forget(successor);
    story.absorb(successor);
    story.attempts().forEach(moved -> byTransfer.put(moved.transfer(), story));
    story.trim().forEach(old -> byTransfer.remove(old.transfer()));
  }

  /// Ends what was open in runs of a station that are over. Should such a run be alive after all (a
  /// second station that writes to the same journal), its next event opens the transfer again.
  private void end(Entry.Recorded entry, Instant at, Predicate<String> isOver) {
    for (Story story : stories.values()) {
      List<Attempt> open = open(story, isOver);
      open.forEach(attempt -> story.put(attempt.abandoned(at)));
      if (!open.isEmpty()) {
        story.note(entry);
        changes.changed(story.id);
      }
    }
  }

  private void doubt(Event.EventsLost lost) {
    lostEvents += lost.count();
    for (Story story : stories.values()) {
      List<Attempt> open = open(story, run -> true);
      open.forEach(attempt -> story.put(attempt.doubtful()));
      if (!open.isEmpty()) {
        changes.changed(story.id);
      }
    }
  }

  private static List<Attempt> open(Story story, Predicate<String> run) {
    return story.attempts().stream()
        .filter(attempt -> attempt.isOpen() && run.test(attempt.transfer().run()))
        .toList();
  }

  private void keep(Story story) {
    stories.put(story.id, story);
    story.line.add(story);
    if (stories.size() > kept) {
      Story oldest =
          stories.values().stream()
              .filter(old -> !old.isOpen())
              .findFirst()
              .orElseGet(() -> stories.firstEntry().getValue());
      forget(oldest);
      forgotten++;
    }
  }

  private void forget(Story story) {
    stories.remove(story.id);
    changes.gone(story.id);
    story.attempts().forEach(attempt -> byTransfer.remove(attempt.transfer()));
    story.line.remove(story);
    if (story.line.isEmpty()) {
      lines.remove(story.line.caller(), story.line);
    }
  }
}
