package rekindle.recovery;

import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import rekindle.firmware.NameKey;

/// One address asking for one name: a phone, or several phones behind one router.
///
/// A line knows which of its stories a new request belongs to:
///
/// | the line's stories | a new request |
/// |---|---|
/// | one has failed, been refused or asked for the size, at most [#RETRY] ago | is its next attempt |
/// | exactly one is open, and silent | supersedes it: the phone was restarted |
/// | any are open and alive | is another phone's |
/// | one was completed at most [#REFUSED_IMAGE] ago, no phone seen running | begins one that repeats it |
final class Line {

  /// How long after a failure the same phone may try again in the same story: time to read a
  /// message, publish an image and go back to the phone.
  static final Duration RETRY = Duration.ofMinutes(10);

  /// A phone writes its flash for about a minute and then runs; if it asks again within this time,
  /// it did not get that far.
  static final Duration REFUSED_IMAGE = Duration.ofMinutes(5);

  /// Two requests for one thing within this time come from one boot loader that asks from two ports
  /// at once (raspberrypi/firmware issue 1700).
  static final Duration TWIN = Duration.ofSeconds(5);

  /// Most stories that a new request is held against. A line with more is a router with many phones
  /// behind it, or a load test; going through all of them for each event would cost more than the
  /// transfer.
  static final int MOST = 64;

  private static final Comparator<Story> OLDEST_FIRST =
      Comparator.comparing(Story::lastSeenAt).thenComparingLong(story -> story.id);

  private final Caller caller;
  private final List<Story> stories = new ArrayList<>();
  private boolean shared;

  /// What the requests of one line have in common.
  record Caller(InetAddress address, NameKey name) {
    static Caller of(Event.Requested request) {
      return new Caller(request.phone().address(), NameKey.of(request.name()));
    }
  }

  Line(Caller caller) {
    this.caller = caller;
  }

  Caller caller() {
    return caller;
  }

  void add(Story story) {
    stories.add(story);
    if (stories.size() > MOST) {
      Story leaves =
          stories.stream().filter(old -> !old.isOpen()).findFirst().orElseGet(stories::getFirst);
      stories.remove(leaves);
    }
  }

  void remove(Story story) {
    stories.remove(story);
  }

  boolean isEmpty() {
    return stories.isEmpty();
  }

  /// The story that a request of now continues; empty if it begins a new one.
  Optional<Story> continuedBy(Instant now) {
    stories.removeIf(story -> !story.isOpen() && !within(RETRY, story, now));
    Optional<Story> failed =
        stories.stream()
            .filter(story -> !story.latest().isOpen() && !story.latest().isComplete())
            .min(OLDEST_FIRST);
    return failed.or(this::onlySilent);
  }

  /// The complete story that a new story of now repeats. On a shared line nobody can tell.
  Optional<Story> repeatedBy(Instant now) {
    if (shared || open().findAny().isPresent()) {
      return Optional.empty();
    }
    return stories.stream()
        .filter(story -> story.latest().isComplete() && !story.isRepeated())
        .filter(story -> !story.wasSeenRunning())
        .filter(story -> within(REFUSED_IMAGE, story, now))
        .max(OLDEST_FIRST);
  }

  /// Notes that a phone of `story` answers. Two phones that answer at once share the line for good.
  void answers(Story story) {
    if (shared) {
      return;
    }
    Attempt attempt = story.latest();
    shared |=
        stories.stream()
            .filter(other -> other != story)
            .map(Story::latest)
            .anyMatch(other -> isAnswering(other) || bothGotThrough(attempt, other));
  }

  /// The story in which the phone of `story` goes on after its `attempt` came to nothing.
  Optional<Story> successorOf(Story story, Attempt attempt) {
    if (attempt.id() != story.latest().id() || !cameToNothing(attempt)) {
      return Optional.empty();
    }
    return stories.stream()
        .filter(other -> other.id > attempt.id())
        .filter(other -> isSuperseded(attempt) || isTwin(attempt, other))
        .min(Comparator.comparingLong(other -> other.id));
  }

  private boolean cameToNothing(Attempt attempt) {
    boolean nothingSent = !attempt.isOpen() && !attempt.isComplete() && attempt.bytes() == 0;
    return isSuperseded(attempt) || (nothingSent && !shared);
  }

  private Optional<Story> onlySilent() {
    List<Story> open = open().toList();
    return open.size() == 1 && open.getFirst().latest().silent()
        ? Optional.of(open.getFirst())
        : Optional.empty();
  }

  private Stream<Story> open() {
    return stories.stream().filter(Story::isOpen);
  }

  private static boolean isSuperseded(Attempt attempt) {
    return attempt.outcome() == Outcome.SUPERSEDED;
  }

  /// A phone that waits for a person's permission asks anew from another port, for its program
  /// knows nothing of persons: both requests are its own, however long the wait was.
  private static boolean isTwin(Attempt attempt, Story other) {
    Instant asked = attempt.requested().at();
    Instant answered = attempt.started().map(Event.Started::at).orElse(attempt.lastSeenAt());
    return !other.startedAt().isAfter(answered)
        || Duration.between(asked, other.startedAt()).abs().compareTo(TWIN) <= 0;
  }

  private static boolean isAnswering(Attempt attempt) {
    return attempt.isOpen() && attempt.acknowledged() && !attempt.silent();
  }

  /// Whether two transfers ran at one time and both were completed: one phone does not do that.
  private static boolean bothGotThrough(Attempt one, Attempt other) {
    return one.isComplete()
        && other.isComplete()
        && !one.requested().at().isAfter(other.lastSeenAt())
        && !other.requested().at().isAfter(one.lastSeenAt());
  }

  private static boolean within(Duration limit, Story story, Instant now) {
    return Duration.between(story.lastSeenAt(), now).compareTo(limit) <= 0;
  }
}
