package rekindle.recovery.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import rekindle.firmware.Notice;
import rekindle.recovery.Entry;
import rekindle.recovery.Event;
import rekindle.recovery.Journal;
import rekindle.recovery.JournalException;
import rekindle.recovery.JournalException.Kind;
import rekindle.recovery.Tape;

@Timeout(value = 1, unit = TimeUnit.MINUTES)
final class ScribeTest {

  @TempDir Path directory;

  @Test
  void whatWasRecordedIsInTheJournalWhenTheScribeIsClosed() throws JournalException {
    var heard = new Heard();
    try (Journal journal = SqliteJournal.open(directory)) {
      Scribe scribe = Scribe.start(journal, heard);
      IntStream.range(0, 2_000).forEach(n -> scribe.record(event(n)));

      scribe.close();

      assertThat(events(journal.after(0, 5_000)))
          .isEqualTo(IntStream.range(0, 2_000).mapToObj(ScribeTest::event).toList());
      assertThat(heard.written).isEqualTo(journal.after(0, 5_000));
    }
  }

  @Test
  void closingTwiceIsHarmless() throws JournalException {
    try (Journal journal = SqliteJournal.open(directory)) {
      Scribe scribe = Scribe.start(journal, new Heard());

      scribe.close();
      scribe.close();

      assertThat(journal.after(0, 1)).isEmpty();
    }
  }

  @Test
  void eventsWaitWhileTheDiskIsFullAndAreWrittenInOrderAfterwards() throws Exception {
    var journal = new Weather();
    var heard = new Heard();
    journal.full(true);
    Scribe scribe = Scribe.start(journal, heard);
    scribe.record(event(1));
    assertThat(heard.news.take()).isEqualTo("trouble DISK_FULL");
    scribe.record(event(2));
    journal.full(false);

    assertThat(heard.news.take()).isEqualTo("recovered");
    scribe.close();

    assertThat(journal.events).containsExactly(event(1), event(2));
    assertThat(heard.news).isEmpty();
  }

  @Test
  void lossIsWrittenDownWhereItHappened() throws Exception {
    var journal = new Weather();
    var heard = new Heard();
    journal.full(true);
    Scribe scribe = Scribe.start(journal, heard, 2);
    scribe.record(event(1));
    assertThat(heard.news.take()).isEqualTo("trouble DISK_FULL");
    IntStream.rangeClosed(2, 6).forEach(n -> scribe.record(event(n)));
    journal.full(false);
    assertThat(heard.news.take()).isEqualTo("recovered");

    scribe.close();

    assertThat(journal.events)
        .containsExactly(
            event(1), event(2), event(3), new Event.EventsLost(Tape.at(6), Tape.at(4), 3));
  }

  @Test
  void closingWhileTheDiskIsFullSaysHowManyEventsAreMissing() throws Exception {
    var journal = new Weather();
    var heard = new Heard();
    journal.full(true);
    Scribe scribe = Scribe.start(journal, heard);
    scribe.record(event(1));
    assertThat(heard.news.take()).isEqualTo("trouble DISK_FULL");
    scribe.record(event(2));

    assertThatExceptionOfType(JournalException.class)
        .isThrownBy(scribe::close)
        .withMessageContaining("The last 2 events")
        .matches(trouble -> trouble.kind() == Kind.DISK_FULL);
  }

  @Test
  void aListenerThatFailsStopsNothing() throws Exception {
    var journal = new Weather();
    Scribe scribe = Scribe.start(journal, new Broken());
    scribe.record(event(1));
    journal.written.await();
    scribe.record(event(2));

    scribe.close();

    assertThat(journal.events).containsExactly(event(1), event(2));
  }

  private static Event event(int n) {
    return Tape.requested(n, Tape.Phone.A, n);
  }

  private static List<Event> events(List<Entry> entries) {
    return entries.stream().map(entry -> ((Entry.Recorded) entry).event()).toList();
  }

  /// What a listener was told, for the test to wait for.
  private static final class Heard implements Scribe.Listener {
    private final List<Entry> written = new ArrayList<>();
    private final BlockingQueue<String> news = new LinkedBlockingQueue<>();

    @Override
    public void written(List<Entry.Recorded> entries) {
      written.addAll(entries);
    }

    @Override
    public void trouble(JournalException why) {
      news.add("trouble " + why.kind());
    }

    @Override
    public void recovered() {
      news.add("recovered");
    }
  }

  private static final class Broken implements Scribe.Listener {
    @Override
    public void written(List<Entry.Recorded> entries) {
      throw new IllegalStateException("the listener is broken");
    }

    @Override
    public void trouble(JournalException why) {}

    @Override
    public void recovered() {}
  }

  /// A journal in memory on a disk that is full at will.
  private static final class Weather implements Journal {
    private final List<Event> events = new ArrayList<>();
    private final CountDownLatch written = new CountDownLatch(1);
    private volatile boolean full;

    void full(boolean isFull) {
      full = isFull;
    }

    @Override
    public List<Entry.Recorded> append(List<? extends Event> more) throws JournalException {
      if (full) {
        throw new JournalException(Kind.DISK_FULL, new Notice("The disk is full.", "", "df -h"));
      }
      int before = events.size();
      events.addAll(more);
      written.countDown();
      return IntStream.range(before, events.size())
          .mapToObj(n -> new Entry.Recorded(n + 1L, events.get(n)))
          .toList();
    }

    @Override
    public List<Entry> after(long id, int limit) {
      return List.of();
    }

    @Override
    public void close() {}
  }
}
