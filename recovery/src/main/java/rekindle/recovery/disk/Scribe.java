package rekindle.recovery.disk;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import rekindle.firmware.Notice;
import rekindle.recovery.Entry;
import rekindle.recovery.Event;
import rekindle.recovery.Journal;
import rekindle.recovery.JournalException;
import rekindle.recovery.JournalException.Kind;

/// Writes events to a journal on a thread of its own, many at a time, so that no network thread
/// ever waits for a disk. The events of a few phones are written at once; where they come without
/// end, they wait for company, [#EACH] at most.
///
/// While the journal cannot be written (the disk is full, ...) events wait in memory and the scribe
/// tries again. What does not fit any more is lost, but never in silence: an [Event.EventsLost]
/// takes its place in the journal as soon as that can be written again.
public final class Scribe implements AutoCloseable {

  /// Events that wait at most: 5,000 phones that ask, fetch and end while the disk does nothing.
  /// They take some 400 bytes of memory each.
  static final int CAPACITY = 20_000;

  /// Events written at once at most.
  static final int BATCH = 1_000;

  /// While events come in numbers they are written so often at most: a write costs as much as some
  /// hundred events, and nobody who watches sees a fiftieth of a second.
  static final Duration EACH = Duration.ofMillis(20);

  /// How long [#close] waits for the last events.
  static final Duration CLOSING = Duration.ofSeconds(2);

  /// Writes one soon after the other before events wait for company.
  private static final int AT_ONCE = 16;

  private static final Logger LOG = LoggerFactory.getLogger(Scribe.class);
  private static final Duration FIRST_RETRY = Duration.ofMillis(250);
  private static final Duration LAST_RETRY = Duration.ofSeconds(10);

  /// What a scribe tells, on its own thread. An exception out of it is logged and changes nothing.
  public interface Listener {

    /// These events are in the journal now, in this order.
    void written(List<Entry.Recorded> entries);

    /// The journal cannot be written. Told once; then [#recovered] or the end follows.
    void trouble(JournalException why);

    /// The journal can be written again.
    void recovered();
  }

  private final Journal journal;
  private final Listener listener;
  private final Thread thread;
  private final int capacity;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final ArrayDeque<Event> waiting = new ArrayDeque<>();
  // How many have to wait before the thread is woken; it is not woken for each of a thousand.
  private int wanted;
  private long wroteNanos = System.nanoTime();
  private int inARow;
  private int unwritten;
  private long lost;
  private Instant lostSince = Instant.EPOCH;
  private Instant lostUntil = Instant.EPOCH;
  private boolean closing;
  private volatile Optional<JournalException> trouble = Optional.empty();

  private Scribe(Journal journal, Listener listener, int capacity) {
    this.journal = journal;
    this.listener = listener;
    this.capacity = capacity;
    this.thread = Thread.ofPlatform().name("journal").daemon().unstarted(this::writeUntilClosed);
  }

  /// Starts to write to `journal`, which stays the caller's to close, after the scribe.
  public static Scribe start(Journal journal, Listener listener) {
    return start(journal, listener, CAPACITY);
  }

  static Scribe start(Journal journal, Listener listener, int capacity) {
    var scribe = new Scribe(journal, listener, capacity);
    scribe.thread.start();
    return scribe;
  }

  /// Hands over an event to be written. Never waits for the disk and never throws.
  public void record(Event event) {
    lock.lock();
    try {
      if (closing) {
        LOG.warn("not written, because the journal is closed: {}", event);
      } else if (waiting.size() < capacity) {
        waiting.add(event);
        if (waiting.size() == wanted) {
          changed.signalAll();
        }
      } else {
        lost++;
        lostSince = lost == 1 ? event.at() : lostSince;
        lostUntil = event.at();
      }
    } finally {
      lock.unlock();
    }
  }

  /// Writes what still waits, for at most [#CLOSING], and ends. A second time is harmless.
  ///
  /// @throws JournalException if events could not be written; it says how many and why
  @Override
  public void close() throws JournalException {
    lock.lock();
    try {
      closing = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
    joinThread();
    reportUnwritten();
  }

  private void writeUntilClosed() {
    List<Event> batch = take();
    while (!batch.isEmpty() && write(batch)) {
      batch = take();
    }
  }

  /// Waits for events and takes the oldest; empty at the end.
  private List<Event> take() {
    lock.lock();
    try {
      unwritten = 0;
      if (inARow >= AT_ONCE) {
        awaitCompany();
      }
      while (waiting.isEmpty() && !closing) {
        wanted = 1;
        changed.awaitUninterruptibly();
      }
      wanted = 0;
      var batch = new ArrayList<Event>(Math.min(waiting.size(), BATCH));
      while (!waiting.isEmpty() && batch.size() < BATCH) {
        batch.add(waiting.remove());
      }
      noteLoss();
      unwritten = batch.size();
      noteWrite(System.nanoTime());
      return batch;
    } finally {
      lock.unlock();
    }
  }

  private void noteWrite(long nowNanos) {
    boolean soon = nowNanos - wroteNanos < 2 * EACH.toNanos();
    inARow = soon ? inARow + 1 : 0;
    wroteNanos = nowNanos;
  }

  private void awaitCompany() {
    wanted = Math.min(BATCH, capacity);
    try {
      long restNanos = wroteNanos + EACH.toNanos() - System.nanoTime();
      while (restNanos > 0 && waiting.size() < wanted && !closing) {
        restNanos = changed.awaitNanos(restNanos);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// Only taking makes room, so what waits now is older than what was lost, and what comes is
  /// younger.
  private void noteLoss() {
    if (lost > 0) {
      waiting.add(new Event.EventsLost(lostUntil, lostSince, lost));
      lost = 0;
    }
  }

  /// Tries until the batch is written.
  ///
  /// @return false if the scribe was closed before that
  private boolean write(List<Event> batch) {
    Optional<JournalException> failure = attempt(batch);
    failure.ifPresent(why -> tell(() -> listener.trouble(why)));
    boolean hadTrouble = failure.isPresent();
    for (Duration pause = FIRST_RETRY; failure.isPresent(); pause = longer(pause)) {
      boolean lastTry = !pauseUnlessClosing(pause);
      failure = attempt(batch);
      if (lastTry && failure.isPresent()) {
        return false;
      }
    }
    if (hadTrouble) {
      tell(listener::recovered);
    }
    return true;
  }

  private Optional<JournalException> attempt(List<Event> batch) {
    try {
      List<Entry.Recorded> entries = journal.append(batch);
      trouble = Optional.empty();
      tell(() -> listener.written(entries));
    } catch (JournalException e) {
      trouble = Optional.of(e);
    }
    return trouble;
  }

  private static void tell(Runnable news) {
    try {
      news.run();
    } catch (RuntimeException e) {
      LOG.error("A listener of the journal failed; the journal itself goes on.", e);
    }
  }

  private static Duration longer(Duration pause) {
    Duration twice = pause.multipliedBy(2);
    return twice.compareTo(LAST_RETRY) > 0 ? LAST_RETRY : twice;
  }

  /// @return false if the scribe is being closed
  private boolean pauseUnlessClosing(Duration pause) {
    lock.lock();
    try {
      long restNanos = pause.toNanos();
      while (!closing && restNanos > 0) {
        restNanos = changed.awaitNanos(restNanos);
      }
      return !closing;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } finally {
      lock.unlock();
    }
  }

  private void joinThread() {
    try {
      if (!thread.join(CLOSING)) {
        LOG.warn("The journal's thread is still busy with the disk after {}.", CLOSING);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void reportUnwritten() throws JournalException {
    lock.lock();
    try {
      long left = unwritten + waiting.size() + lost;
      if (left > 0) {
        var notice =
            new Notice(
                "The last " + left + " events of this station are not in the journal.",
                "Everything before them is.",
                trouble.map(why -> why.notice().next()).orElse(""));
        Kind kind = trouble.map(JournalException::kind).orElse(Kind.FAILED);
        throw new JournalException(kind, notice);
      }
    } finally {
      lock.unlock();
    }
  }
}
