package rekindle.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import rekindle.firmware.Language;
import rekindle.firmware.Protocol;

/// Whatever a journal holds, in whatever order, it tells sound stories, and always the same ones.
final class RecoveriesPropertyTest {

  private static final int TAPES = 100;
  private static final int EVENTS = 400;

  @Test
  void anySequenceOfEventsTellsSoundStories() {
    long seed = Seed.get();
    for (long tape = 0; tape < TAPES; tape++) {
      List<Entry> entries = randomTape(new Random(seed + tape));
      var recoveries = new Recoveries(50);

      entries.forEach(recoveries::apply);

      assertThat(recoveries.list().size()).isLessThanOrEqualTo(50);
      for (Recovery recovery : recoveries.list()) {
        isSound(recovery, "recovery %d; -Dseed=%d, tape %d".formatted(recovery.id(), seed, tape));
      }
      assertThat(requestsShown(recoveries))
          .as("no request in two stories; -Dseed=%d, tape %d", seed, tape)
          .doesNotHaveDuplicates();
    }
  }

  @Test
  void readingAsItHappensTellsTheSameAsReadingAtOnce() {
    long seed = Seed.get();
    for (long tape = 0; tape < TAPES / 10; tape++) {
      List<Entry> entries = randomTape(new Random(seed + tape));
      var live = new Recoveries();

      for (int n = 1; n <= entries.size(); n++) {
        live.apply(entries.get(n - 1));
        if (n % 20 == 0) {
          assertThat(live.list())
              .as("-Dseed=%d, tape %d, after %d events", seed, tape, n)
              .isEqualTo(Recoveries.of(entries.subList(0, n)));
        }
      }
    }
  }

  @Test
  void tenThousandEventsFoldInWellUnderASecond() {
    var tape = new Tape();
    for (int n = 0; n < 2_500; n++) {
      var phone = new Tape.Phone("10.0." + n % 7 + "." + n % 50, "snom320.bin");
      tape.asks(n, phone, n).sends(n, phone, n).completes(n + 12, phone, n);
    }
    List<Entry.Recorded> entries = tape.entries();

    // The thread's own time: machines that build are busy.
    ThreadMXBean clock = ManagementFactory.getThreadMXBean();
    long start = clock.getCurrentThreadCpuTime();
    List<Recovery> recoveries = Recoveries.of(entries);
    Duration took = Duration.ofNanos(clock.getCurrentThreadCpuTime() - start);

    assertThat(entries).hasSize(10_000);
    assertThat(recoveries).isNotEmpty();
    assertThat(took).isLessThan(Duration.ofSeconds(1));
  }

  private static void isSound(Recovery recovery, String which) {
    Timeline timeline = recovery.timeline();
    List<Long> shown =
        Stream.concat(timeline.first().stream(), timeline.latest().stream())
            .map(Entry.Recorded::id)
            .toList();
    assertThat(shown).as(which).isSorted().doesNotHaveDuplicates();
    assertThat(shown).as(which).hasSizeLessThanOrEqualTo(Timeline.MOST);
    assertThat(shown).as(which).allSatisfy(id -> assertThat(id >= recovery.id()).isTrue());
    assertThat(recovery.duration()).as(which).isGreaterThanOrEqualTo(Duration.ZERO);
    assertThat(recovery.attempts()).as(which).isNotNegative();
    assertThat(Diagnosis.of(recovery).text(Language.DE)).as(which).isNotBlank();
    assertThat(Stage.of(recovery, Optional.empty(), recovery.lastSeenAt()).say().de())
        .as(which)
        .isNotBlank();
  }

  private static List<TransferId> requestsShown(Recoveries recoveries) {
    return recoveries.list().stream()
        .flatMap(recovery -> recovery.timeline().first().stream())
        .map(Entry.Recorded::event)
        .filter(Event.Requested.class::isInstance)
        .map(event -> ((Event.Requested) event).transfer())
        .toList();
  }

  /// A few phones at fewer addresses, and every kind of event at any time: also before its request,
  /// after its end, twice, and with a clock that is set back.
  private static List<Entry> randomTape(Random random) {
    var entries = new ArrayList<Entry>();
    double seconds = 0;
    long id = 0;
    for (int n = 0; n < EVENTS; n++) {
      seconds += random.nextInt(50) == 0 ? random.nextInt(2_000) - 500 : random.nextDouble();
      id += 1 + random.nextInt(2);
      long transfer = Math.max(0, n / 5 + random.nextInt(7) - 3);
      var phone = new Tape.Phone("10.0.0." + transfer % 3, "snom3" + transfer % 2 + "0.bin");
      entries.add(
          random.nextInt(100) == 0
              ? new Entry.Unread(id, "strange/9", "newer")
              : new Entry.Recorded(id, randomEvent(random, seconds, phone, transfer)));
    }
    return entries;
  }

  private static Event randomEvent(Random random, double seconds, Tape.Phone phone, long transfer) {
    TransferId name = new TransferId(random.nextInt(20) == 0 ? "run2" : Tape.RUN, transfer);
    Endpoint port = phone.port(transfer);
    long bytes = random.nextInt(10_000);
    return switch (random.nextInt(21)) {
      case 0, 1, 2, 3, 4, 5 ->
          new Event.Requested(
              Tape.at(seconds),
              name,
              port,
              port,
              Protocol.TFTP,
              phone.name(),
              Optional.empty(),
              Map.of());
      case 6 ->
          new Event.Refused(
              Tape.at(seconds), name, port, one(random, Refusal.values()), "", Optional.empty());
      case 7, 8, 9 -> new Event.Started(Tape.at(seconds), name, port, Tape.IMAGE, bytes, 512, 1);
      case 10, 11 -> new Event.FirstAcknowledged(Tape.at(seconds), name, port);
      case 12, 13 -> new Event.Stalled(Tape.at(seconds), name, port, bytes, Duration.ZERO);
      case 14 -> new Event.Resumed(Tape.at(seconds), name, port, bytes, Duration.ZERO);
      case 15 ->
          random.nextInt(5) == 0
              ? new Event.StationStarted(Tape.at(seconds), "run2", "0.1.0")
              : new Event.EventsLost(Tape.at(seconds), Tape.at(seconds), 1);
      case 16 -> new Event.SeenAgain(Tape.at(seconds), port, one(random, Sign.values()));
      default ->
          new Event.Finished(
              Tape.at(seconds),
              name,
              port,
              one(random, Ending.values()),
              "",
              bytes,
              random.nextInt(10),
              Duration.ofSeconds(random.nextInt(100)));
    };
  }

  private static <E> E one(Random random, E[] values) {
    return values[random.nextInt(values.length)];
  }
}
