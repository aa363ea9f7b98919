package rekindle.station;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import rekindle.recovery.Event;
import rekindle.recovery.Journal;
import rekindle.recovery.JournalException;

/// Writes events into the journal on a thread of its own, because a disk may take its time and
/// packets may not wait for it.
///
/// ```
/// happened -> queue (bounded) -> batch -> journal
///                |                  |
///                +-- full: lost     +-- cannot be written: lost, tried again with the next batch
/// ```
///
/// What is lost is counted, and the journal is told how many events are missing as soon as it can
/// be written again. Phones are served all the while.
final class JournalWriter implements EventSink, AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(JournalWriter.class);
  private static final int QUEUE = 20_000;
  private static final int BATCH = 500;
  private static final Duration IDLE = Duration.ofMillis(200);
  private static final Duration CLOSING = Duration.ofSeconds(3);

  private final Journal journal;
  private final BlockingQueue<Event> queue = new ArrayBlockingQueue<>(QUEUE);
  private final Losses losses = new Losses();
  private final Thread thread;
  private volatile boolean closing;
  private boolean troubled;

  private JournalWriter(Journal journal) {
    this.journal = journal;
    thread = Thread.ofPlatform().name("journal").daemon().unstarted(this::run);
  }

  static JournalWriter start(Journal journal) {
    var writer = new JournalWriter(journal);
    writer.thread.start();
    return writer;
  }

  @Override
  public void happened(Event event) {
    if (closing || !queue.offer(event)) {
      losses.add(event.at(), 1);
    }
  }

  /// Writes what is waiting, for at most three seconds. The journal itself stays open.
  @Override
  public void close() {
    closing = true;
    try {
      if (!thread.join(CLOSING)) {
        log.warn("the journal did not take the last {} events in time", queue.size());
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    var batch = new ArrayList<Event>(BATCH);
    while (!closing || !queue.isEmpty()) {
      batch.clear();
      if (await(batch)) {
        queue.drainTo(batch, BATCH - 1);
        write(batch);
      }
    }
  }

  private boolean await(List<Event> batch) {
    try {
      Event first = queue.poll(IDLE.toMillis(), TimeUnit.MILLISECONDS);
      return first != null && batch.add(first);
    } catch (InterruptedException _) {
      closing = true;
      return false;
    }
  }

  private void write(List<Event> batch) {
    var events = new ArrayList<Event>();
    losses.asEvent(Instant.now()).ifPresent(events::add);
    events.addAll(batch);
    try {
      journal.append(events);
      if (!events.equals(batch)) {
        losses.written((Event.EventsLost) events.getFirst());
      }
      troubled = false;
    } catch (JournalException failure) {
      losses.add(batch.getFirst().at(), batch.size());
      if (!troubled) {
        log.warn("{}", failure.getMessage());
      }
      troubled = true;
    }
  }
}
