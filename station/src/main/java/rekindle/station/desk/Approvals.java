package rekindle.station.desk;

import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import rekindle.recovery.PeerText;

/// The requests that wait for a person, and the answers.
///
/// ```
/// a request --- rule or grant says yes -----------------------------> allowed
///      |------- rule says no ---------------------------------------> denied
///      |------- the list is full -----------------------------------> denied
///      +------- waits (its thread, for the patience at most) -------+
///                 allowOnce, allowPhone ----------------------------+--> allowed
///                 deny, nobody answers -----------------------------+--> denied
///                 the phone goes away ------------------------------+--> nobody to answer
/// ```
///
/// Requests of one address for one name are one approval, whatever their port and protocol: a boot
/// loader that gives up waiting asks again from another port, and its person must not be asked
/// again. What was allowed once stays so for [#ONCE], for that address and name: the next ranges of
/// a download, a retry. Bounded, because a sender on the network can ask for anything.
///
/// Safe for several threads.
public final class Approvals {
  /// How long a request waits for a person, unless something else is said.
  public static final Duration PATIENCE = Duration.ofSeconds(30);

  /// How long "once" lasts: as long as a retry still belongs to the same recovery.
  static final Duration ONCE = Duration.ofMinutes(10);

  /// Most requests that wait at a time, and most of one address.
  static final int MOST = 100;

  static final int MOST_OF_ONE = 4;

  /// Most threads that wait for one answer: a client that asks from a new port each second.
  static final int MOST_THREADS_OF_ONE = 16;

  private static final Logger log = LoggerFactory.getLogger("rekindle.station");
  // How soon the place of a client that went away is free.
  private static final Duration LOOK_EACH = Duration.ofMillis(200);

  private final Rules rules;
  private final Rule.Verdict otherwise;
  private final Duration patience;
  private final InstantSource clock;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Map<Matter, Waiting> waiting = new LinkedHashMap<>();
  private final Grants grants = new Grants(ONCE);
  private long lastId;
  private long version;
  private boolean closed;

  /// What came of asking.
  public enum Outcome {
    ALLOWED,
    /// A rule or a person said no.
    DENIED,
    /// Nobody said anything in time.
    UNANSWERED,
    /// Too many wait already.
    TOO_MANY,
    /// The phone does not wait any more, or the station is being stopped.
    GONE
  }

  /// Nobody waits yet.
  ///
  /// @param otherwise what becomes of requests that no rule is about
  /// @param patience how long a request waits for a person
  public Approvals(Rules rules, Rule.Verdict otherwise, Duration patience, InstantSource clock) {
    this.rules = rules;
    this.otherwise = otherwise;
    this.patience = patience;
    this.clock = clock;
  }

  /// The requests that wait, the oldest first.
  public List<Approval> waiting() {
    return inTurn(() -> waiting.values().stream().map(one -> one.approval).toList());
  }

  /// Rises with every change of [#waiting].
  public long version() {
    return inTurn(() -> version);
  }

  /// Waits until [#version] is another one than this, or the time is over.
  ///
  /// @return the version then
  public long awaitChange(long known, Duration most) throws InterruptedException {
    lock.lock();
    try {
      long restNanos = most.toNanos();
      while (version == known && restNanos > 0) {
        restNanos = changed.awaitNanos(restNanos);
      }
      return version;
    } finally {
      lock.unlock();
    }
  }

  /// Allows a request, and for [#ONCE] what its phone asks for under the same name.
  ///
  /// @return false if it does not wait any more
  public boolean allowOnce(long id) {
    return answer(id, Waiting.Said.YES);
  }

  /// Allows a request and, by a rule before all others, whatever its phone asks for from now on.
  ///
  /// @return false if it does not wait any more; no rule is added then
  /// @throws IOException if the rule cannot be kept; the request still waits then
  public boolean allowPhone(long id) throws IOException {
    Optional<Waiting> asked = find(id);
    if (asked.isEmpty()) {
      return false;
    }
    String note = "allowed when it asked for " + asked.get().approval.name();
    rules.addFirst(Rule.of(asked.get().matter.address(), Rule.Verdict.ALLOW, note));
    // The rule may have let it go already.
    var _ = answer(id, Waiting.Said.YES);
    return true;
  }

  /// Refuses a request.
  ///
  /// @return false if it does not wait any more
  public boolean deny(long id) {
    return answer(id, Waiting.Said.NO);
  }

  /// Lets nobody wait any more, because the station is being stopped.
  public void close() {
    lock.lock();
    try {
      closed = true;
      change();
    } finally {
      lock.unlock();
    }
  }

  /// Whether a phone's request for a name waits for a person.
  public boolean isWaiting(InetAddress address, String name) {
    return inTurn(() -> waiting.containsKey(Matter.of(address, name)));
  }

  /// What the rules say about an address where no person is asked.
  Rule.Verdict verdictOn(InetAddress address) {
    return rules.verdictOn(address).orElse(otherwise);
  }

  /// Asks a person and waits for the answer, on the caller's thread.
  ///
  /// @param there whether the phone still waits; looked at a few times a second
  Outcome ask(Inquiry inquiry, BooleanSupplier there) {
    var matter = Matter.of(inquiry.phone(), inquiry.name());
    lock.lock();
    try {
      if (grants.holds(matter)) {
        return Outcome.ALLOWED;
      }
      Waiting mine = waiting.get(matter);
      if (mine == null && !isFull(matter.address())) {
        mine = enter(matter, inquiry);
      }
      if (mine == null || mine.threads >= MOST_THREADS_OF_ONE) {
        return Outcome.TOO_MANY;
      }
      mine.threads++;
      try {
        return await(mine, there);
      } finally {
        mine.threads--;
        leave(matter, mine);
      }
    } finally {
      lock.unlock();
    }
  }

  private Outcome await(Waiting mine, BooleanSupplier there) {
    while (mine.isOpen()) {
      long restNanos = mine.endsAtNanos - System.nanoTime();
      if (restNanos <= 0) {
        return Outcome.UNANSWERED;
      } else if (closed || !there.getAsBoolean()) {
        return Outcome.GONE;
      }
      // Somebody may have changed the rules instead of answering.
      switch (verdictOn(mine.matter.address())) {
        case ALLOW -> {
          return Outcome.ALLOWED;
        }
        case DENY -> {
          return Outcome.DENIED;
        }
        case ASK -> {}
      }
      try {
        var _ = changed.awaitNanos(Math.min(restNanos, LOOK_EACH.toNanos()));
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
        return Outcome.GONE;
      }
    }
    return mine.said == Waiting.Said.YES ? Outcome.ALLOWED : Outcome.DENIED;
  }

  private Waiting enter(Matter matter, Inquiry inquiry) {
    var asked = clock.instant();
    var one =
        new Waiting(
            inquiry.approval(++lastId, asked, asked.plus(patience)),
            matter,
            System.nanoTime() + patience.toNanos());
    waiting.put(matter, one);
    change();
    log.info(
        "{} waits: somebody has to allow its request for \"{}\" within {} s",
        one.approval.address(),
        PeerText.printable(one.approval.name()),
        patience.toSeconds());
    return one;
  }

  /// The last one that waited takes the question away.
  private void leave(Matter matter, Waiting mine) {
    if (mine.threads == 0 && waiting.remove(matter, mine)) {
      change();
    }
  }

  private boolean isFull(InetAddress address) {
    long ofOne =
        waiting.values().stream().filter(one -> one.matter.address().equals(address)).count();
    return waiting.size() >= MOST || ofOne >= MOST_OF_ONE;
  }

  private boolean answer(long id, Waiting.Said said) {
    return inTurn(
        () -> {
          Optional<Waiting> asked = find(id);
          asked.ifPresent(one -> settle(one, said));
          return asked.isPresent();
        });
  }

  private void settle(Waiting asked, Waiting.Said said) {
    asked.said = said;
    if (said == Waiting.Said.YES) {
      grants.grant(asked.matter);
    }
    // The next request of this phone is a matter of its own, or granted.
    waiting.remove(asked.matter);
    change();
  }

  private Optional<Waiting> find(long id) {
    return inTurn(
        () -> waiting.values().stream().filter(one -> one.approval.id() == id).findFirst());
  }

  private <T> T inTurn(Supplier<T> action) {
    lock.lock();
    try {
      return action.get();
    } finally {
      lock.unlock();
    }
  }

  private void change() {
    version++;
    changed.signalAll();
  }
}
