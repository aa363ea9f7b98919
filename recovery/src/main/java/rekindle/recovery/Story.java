package rekindle.recovery;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.TreeSet;

/// A recovery while it is being told: the attempts of one phone and its timeline, both bounded.
final class Story {

  /// Most attempts kept; a boot loader that starts again for ever makes a new one every minute.
  static final int MOST_ATTEMPTS = 32;

  private static final Comparator<Entry.Recorded> IN_ORDER =
      Comparator.comparingLong(Entry.Recorded::id);

  final long id;
  final Line line;
  private final Instant startedAt;
  private Instant lastSeenAt;
  private final TreeMap<Long, Attempt> attempts = new TreeMap<>();
  private final List<Entry.Recorded> timeline = new ArrayList<>();
  private int attemptsLeftOut;
  private int eventsLeftOut;
  private OptionalLong repeats = OptionalLong.empty();
  private OptionalLong repeatedBy = OptionalLong.empty();
  private Optional<Instant> seenRunningAt = Optional.empty();

  /// A story that begins with `first`.
  Story(Line line, Attempt first) {
    this.id = first.id();
    this.line = line;
    this.startedAt = first.requested().at();
    this.lastSeenAt = startedAt;
    attempts.put(first.id(), first);
  }

  Recovery recovery() {
    Attempt deciding = deciding();
    long probes = attempts.values().stream().filter(Attempt::isProbe).count();
    return new Recovery(
        id,
        startedAt,
        lastSeenAt,
        attempts.size() + attemptsLeftOut - (int) probes,
        repeats,
        repeatedBy,
        seenRunningAt,
        deciding.outcome(),
        Recovery.Deciding.of(deciding),
        Timeline.of(timeline, eventsLeftOut));
  }

  /// The newest attempt, questions for the size only if there is nothing else.
  Attempt deciding() {
    return attempts.descendingMap().values().stream()
        .filter(attempt -> !attempt.isProbe())
        .findFirst()
        .orElseGet(this::latest);
  }

  Attempt latest() {
    return attempts.lastEntry().getValue();
  }

  Collection<Attempt> attempts() {
    return attempts.values();
  }

  boolean isOpen() {
    return attempts.values().stream().anyMatch(Attempt::isOpen);
  }

  Instant startedAt() {
    return startedAt;
  }

  Instant lastSeenAt() {
    return lastSeenAt;
  }

  boolean isRepeated() {
    return repeatedBy.isPresent();
  }

  void repeats(Story earlier) {
    repeats = OptionalLong.of(earlier.id);
    earlier.repeatedBy = OptionalLong.of(id);
  }

  boolean wasSeenRunning() {
    return seenRunningAt.isPresent();
  }

  /// The phone was seen running; later sightings add nothing.
  void seenRunning(Entry.Recorded entry) {
    seenRunningAt = Optional.of(entry.event().at());
    note(entry);
  }

  /// The attempt of a transfer; empty if this story does not know it or has forgotten it.
  Optional<Attempt> attempt(TransferId transfer) {
    return attempts.values().stream().filter(a -> a.transfer().equals(transfer)).findFirst();
  }

  /// Puts a new attempt or a new state of an old one in its place.
  void put(Attempt attempt) {
    attempts.put(attempt.id(), attempt);
    lastSeenAt = attempt.lastSeenAt();
  }

  /// Forgets the oldest attempts past [#MOST_ATTEMPTS].
  List<Attempt> trim() {
    var forgotten = new ArrayList<Attempt>();
    while (attempts.size() > MOST_ATTEMPTS) {
      forgotten.add(attempts.pollFirstEntry().getValue());
      attemptsLeftOut++;
    }
    return forgotten;
  }

  void note(Entry.Recorded entry) {
    timeline.add(entry);
    if (timeline.size() > Timeline.MOST) {
      timeline.remove(Timeline.MOST_FIRST);
      eventsLeftOut++;
    }
  }

  /// Takes over everything that `other` tells.
  void absorb(Story other) {
    attempts.putAll(other.attempts);
    attemptsLeftOut += other.attemptsLeftOut;
    eventsLeftOut += other.eventsLeftOut;
    lastSeenAt = lastSeenAt.isAfter(other.lastSeenAt) ? lastSeenAt : other.lastSeenAt;
    seenRunningAt = seenRunningAt.or(() -> other.seenRunningAt);
    // Both may tell of one event: that their station stopped.
    var both = new TreeSet<>(IN_ORDER);
    both.addAll(timeline);
    both.addAll(other.timeline);
    timeline.clear();
    both.forEach(this::note);
  }

  /// Gives the attempts behind `attempt` to a story of their own.
  Story splitBehind(Attempt attempt) {
    var younger = new TreeMap<>(attempts.tailMap(attempt.id(), false));
    attempts.keySet().removeAll(younger.keySet());
    var split = new Story(line, younger.firstEntry().getValue());
    younger.values().forEach(split::put);
    for (Entry.Recorded entry : List.copyOf(timeline)) {
      if (entry.event() instanceof Event.OfTransfer event
          && split.attempt(event.transfer()).isPresent()) {
        timeline.remove(entry);
        split.note(entry);
      }
    }
    return split;
  }
}
