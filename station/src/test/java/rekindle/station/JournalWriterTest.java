package rekindle.station;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import rekindle.recovery.Event;

@Timeout(30)
class JournalWriterTest {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

  private final FakeJournal journal = new FakeJournal();

  @Test
  void everythingThatHappenedBeforeClosingIsWrittenInOrder() {
    List<Event> events = IntStream.range(0, 2_000).mapToObj(JournalWriterTest::event).toList();

    try (JournalWriter writer = JournalWriter.start(journal)) {
      events.forEach(writer::happened);
    }

    assertThat(journal.events()).isEqualTo(events);
  }

  @Test
  void whatCouldNotBeWrittenIsCountedBeforeTheNextThatCan() throws InterruptedException {
    journal.fail();
    try (JournalWriter writer = JournalWriter.start(journal)) {
      writer.happened(event(1));
      assertThat(journal.attempts.take()).isEqualTo("failed");
      journal.work();
      writer.happened(event(2));
      assertThat(journal.attempts.take()).isEqualTo("written");
    }

    assertThat(journal.events()).hasSize(2);
    assertThat(journal.events().getFirst())
        .isInstanceOfSatisfying(
            Event.EventsLost.class,
            lost -> {
              assertThat(lost.since()).isEqualTo(NOON.plusSeconds(1));
              assertThat(lost.count()).isEqualTo(1);
            });
    assertThat(journal.events().getLast()).isEqualTo(event(2));
  }

  private static Event event(int second) {
    return new Event.StationStopped(NOON.plusSeconds(second), "run");
  }
}
