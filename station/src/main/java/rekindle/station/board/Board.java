package rekindle.station.board;

import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import rekindle.firmware.Catalogue;
import rekindle.recovery.Entry;
import rekindle.recovery.Event;
import rekindle.recovery.Journal;
import rekindle.recovery.JournalException;
import rekindle.recovery.TransferId;

/// Follows the journal and knows what can be seen now. One per station.
///
/// ```
/// Scribe --written--> fold <--read again each second-- Journal <-- other processes
///                      |  wakes whoever waits behind an id
/// TftpServer, ... --> Live: rates, looked at only when somebody asks
/// ```
///
/// Whoever follows is a cursor in the journal: an id. What came behind it is told by [#after],
/// which recoveries it changed by [#changedAfter] and [#goneAfter]. So a follower whose connection
/// broke goes on without a gap, and a station that was restarted does not even notice it.
///
/// An entry costs its fold and no copy. The journal is not read before somebody looks, so that a
/// long history slows no start. Safe for several threads.
public final class Board implements AutoCloseable {
  /// Entries kept in memory, for those who follow closely.
  static final int RECENT = 4_096;

  private static final Logger log = LoggerFactory.getLogger(Board.class);
  private static final Duration LOOK_EACH = Duration.ofSeconds(1);
  private static final int PAGE = 1_000;
  private static final Duration CLOSING = Duration.ofSeconds(1);

  private final Journal journal;
  private final Live live;
  private final Eye eye;
  private final InstantSource clock;
  private final Tally tally = new Tally();
  private final Thread thread;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition news = lock.newCondition();
  private final Condition work = lock.newCondition();
  private final Chronicle chronicle = new Chronicle(RECENT);
  private boolean begun;
  private boolean behind = true;
  private boolean caughtUp;
  private boolean closed;
  private boolean troubled;

  private Board(Journal journal, Live live, Eye eye, InstantSource clock) {
    this.journal = journal;
    this.live = live;
    this.eye = eye;
    this.clock = clock;
    this.thread = Thread.ofPlatform().name("board").daemon().unstarted(this::follow);
  }

  /// Begins to follow a journal, which stays the caller's to close.
  public static Board follow(
      Journal journal, Catalogue catalogue, Permissions permissions, InstantSource clock) {
    var live = new Live(System::nanoTime);
    return new Board(journal, live, new Eye(catalogue, permissions, clock), clock);
  }

  /// From now on the transfers that run in this process can be asked here.
  public void transfersAre(Supplier<List<LiveTransfer>> now) {
    live.transfersAre(now);
  }

  /// Counts an event of this station; the fold waits until it is in the journal.
  public void happened(Event event) {
    tally.count(event);
  }

  /// These are in the journal now.
  public void written(List<Entry.Recorded> entries) {
    lock.lock();
    try {
      // After a gap another process has written, too.
      if (caughtUp && !entries.isEmpty() && entries.getFirst().id() == chronicle.lastId() + 1) {
        entries.forEach(chronicle::apply);
        news.signalAll();
      } else {
        behind = true;
        work.signal();
      }
    } finally {
      lock.unlock();
    }
  }

  /// Id of the newest entry known; 0 before the first.
  public long lastId() {
    return inOrder(chronicle::lastId);
  }

  /// The entries behind `id` that are known, the oldest first; from memory where it reaches back so
  /// far.
  ///
  /// @param limit most entries to return, 1 or more
  /// @throws JournalException if the journal has to be read and cannot be
  public List<Entry> after(long id, int limit) throws JournalException {
    Optional<List<Entry>> known = inOrder(() -> chronicle.after(id, limit));
    if (known.isPresent()) {
      return known.get();
    }
    long last = lastId();
    return journal.after(id, limit).stream().filter(entry -> entry.id() <= last).toList();
  }

  /// Waits until there is something behind `id`, or the time is over.
  ///
  /// @return [#lastId] then
  public long awaitAfter(long id, Duration most) throws InterruptedException {
    lock.lock();
    try {
      begin();
      long restNanos = most.toNanos();
      while (chronicle.lastId() <= id && restNanos > 0 && !closed) {
        restNanos = news.awaitNanos(restNanos);
      }
      return chronicle.lastId();
    } finally {
      lock.unlock();
    }
  }

  /// Every recovery, the newest first: up to ten thousand.
  public List<Sight> sights() {
    return newest(Integer.MAX_VALUE);
  }

  /// The recoveries that began last, the newest first.
  public List<Sight> newest(int most) {
    Map<TransferId, Flow> flows = live.flows();
    return inOrder(() -> eye.look(chronicle, chronicle.newest(most), flows));
  }

  /// One recovery; empty if there is none, or if it became part of another.
  public Optional<Sight> sight(long recoveryId) {
    Map<TransferId, Flow> flows = live.flows();
    return inOrder(() -> chronicle.find(recoveryId).map(one -> eye.look(chronicle, one, flows)));
  }

  /// The recoveries whose story was changed by entries behind `id`, the one changed first first.
  public List<Sight> changedAfter(long id) {
    Map<TransferId, Flow> flows = live.flows();
    return inOrder(() -> eye.look(chronicle, chronicle.changedAfter(id), flows));
  }

  /// Ids of the recoveries that entries behind `id` made a part of another one, or that were
  /// forgotten because there are too many.
  public List<Long> goneAfter(long id) {
    return inOrder(() -> chronicle.goneAfter(id));
  }

  /// The recoveries whose transfer runs in this process, with fresh numbers. Computed twice a
  /// second at most, however many ask.
  public List<Sight> moving() {
    Map<TransferId, Flow> flows = live.flows();
    return inOrder(() -> eye.moving(chronicle, flows));
  }

  /// What this station has done since it was opened.
  public Counts counts() {
    return tally.counts();
  }

  /// Whether a recovery of a phone at this address is complete and waits for the phone to be seen.
  public boolean awaitsSightOf(InetAddress phone) {
    Instant now = clock.instant();
    return inOrder(() -> chronicle.awaitsSightOf(phone, now));
  }

  /// Follows no more. Whoever waits is woken.
  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      work.signal();
      news.signalAll();
      if (!begun) {
        return;
      }
    } finally {
      lock.unlock();
    }
    try {
      thread.join(CLOSING);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /// Answers when the journal was read to its end once, or cannot be read.
  private <T> T inOrder(Supplier<T> question) {
    return inTurn(
        () -> {
          begin();
          while (!caughtUp && !troubled && !closed) {
            news.awaitUninterruptibly();
          }
          return question.get();
        });
  }

  private void begin() {
    if (!begun && !closed) {
      begun = true;
      thread.start();
    }
  }

  private void follow() {
    while (waitForWork()) {
      try {
        readOn();
        told(false);
      } catch (JournalException unreadable) {
        told(true);
        log.debug("the board cannot read the journal", unreadable);
      } catch (RuntimeException fault) {
        told(true);
        log.error("The board failed; it looks again in a second", fault);
      }
    }
  }

  /// @return false at the end
  private boolean waitForWork() {
    lock.lock();
    try {
      long restNanos = LOOK_EACH.toNanos();
      while (!closed && (!behind || troubled) && restNanos > 0) {
        restNanos = work.awaitNanos(restNanos);
      }
      behind = false;
      return !closed;
    } catch (InterruptedException _) {
      return false;
    } finally {
      lock.unlock();
    }
  }

  private void readOn() throws JournalException {
    List<Entry> page;
    do {
      page = journal.after(inTurn(chronicle::lastId), PAGE);
      take(page);
    } while (page.size() == PAGE);
  }

  private void take(List<Entry> page) {
    lock.lock();
    try {
      page.forEach(chronicle::apply);
      news.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void told(boolean trouble) {
    lock.lock();
    try {
      caughtUp |= !trouble;
      troubled = trouble;
      news.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private <T> T inTurn(Supplier<T> action) {
    lock.lock();
    try {
      return action.get();
    } finally {
      lock.unlock();
    }
  }
}
