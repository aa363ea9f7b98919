package rekindle.station.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import rekindle.firmware.Protocol;
import rekindle.firmware.Sha256;
import rekindle.firmware.disk.CatalogueReader;
import rekindle.recovery.Ending;
import rekindle.recovery.Endpoint;
import rekindle.recovery.Entry;
import rekindle.recovery.Event;
import rekindle.recovery.Recoveries;
import rekindle.recovery.TransferId;
import rekindle.recovery.disk.SqliteJournal;

/// A long history, a hundred phones and fifty people who watch.
@Timeout(120)
class BoardLoadTest {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  private static final Sha256 IMAGE = new Sha256("ab".repeat(32));
  private static final long SIZE = 1_000_000;
  private static final int PHONES = 100;
  private static final int FOLLOWERS = 50;

  @TempDir Path data;

  @Test
  void fiftyFollowersOfAHundredPhonesBehindTenThousandRecoveriesCostLittle() throws Exception {
    try (SqliteJournal journal = SqliteJournal.open(data);
        Board board =
            Board.follow(
                journal,
                CatalogueReader.builtIn(),
                (_, _) -> false,
                InstantSource.fixed(NOON.plusSeconds(90_000)))) {
      journal.append(history());
      board.transfersAre(BoardLoadTest::live);
      List<Entry.Recorded> news = journal.append(begin());
      assertThat(board.sights()).hasSize(Recoveries.KEPT);
      long last = board.lastId();

      ThreadMXBean clock = ManagementFactory.getThreadMXBean();
      long startNanos = clock.getCurrentThreadCpuTime();
      for (Event event : heard()) {
        board.written(journal.append(List.of(event)));
        for (int n = 0; n < FOLLOWERS; n++) {
          assertThat(board.after(last, 100)).hasSize(1);
          assertThat(board.changedAfter(last)).hasSize(1);
        }
        last = board.lastId();
      }
      for (int n = 0; n < FOLLOWERS; n++) {
        assertThat(board.moving()).hasSize(PHONES);
      }
      Duration took = Duration.ofNanos(clock.getCurrentThreadCpuTime() - startNanos);

      assertThat(news).hasSize(2 * PHONES);
      assertThat(took).isLessThan(Duration.ofSeconds(2));
    }
  }

  private static List<Event> history() {
    var events = new ArrayList<Event>();
    for (int n = 0; n < Recoveries.KEPT; n++) {
      Endpoint phone = Endpoint.parse("10.%d.%d.1:1000".formatted(n / 200, n % 200));
      events.add(requested(n, phone));
      events.add(started(n, phone));
      events.add(
          new Event.Finished(
              NOON.plusSeconds(n + 1),
              new TransferId("run1", n),
              phone,
              Ending.COMPLETE,
              "",
              SIZE,
              0,
              Duration.ofSeconds(1)));
    }
    return events;
  }

  private static List<Event> begin() {
    var events = new ArrayList<Event>();
    for (int n = 0; n < PHONES; n++) {
      events.add(requested(number(n), phone(n)));
      events.add(started(number(n), phone(n)));
    }
    return events;
  }

  private static List<Event> heard() {
    var events = new ArrayList<Event>();
    for (int n = 0; n < PHONES / 5; n++) {
      events.add(
          new Event.FirstAcknowledged(
              NOON.plusSeconds(number(n)), new TransferId("run1", number(n)), phone(n)));
    }
    return events;
  }

  private static List<LiveTransfer> live() {
    var transfers = new ArrayList<LiveTransfer>();
    for (int n = 0; n < PHONES; n++) {
      transfers.add(
          new LiveTransfer(
              new TransferId("run1", number(n)),
              phone(n),
              Protocol.TFTP,
              "snom320.bin",
              1_000L * n,
              OptionalLong.of(SIZE),
              0,
              Duration.ZERO));
    }
    return transfers;
  }

  private static long number(int phone) {
    return Recoveries.KEPT + (long) phone;
  }

  private static Endpoint phone(int number) {
    return Endpoint.parse("192.168.1.%d:1000".formatted(number + 1));
  }

  private static Event requested(long number, Endpoint phone) {
    return new Event.Requested(
        NOON.plusSeconds(number),
        new TransferId("run1", number),
        phone,
        phone,
        Protocol.TFTP,
        "snom320.bin",
        Optional.of("snom320"),
        Map.of());
  }

  private static Event started(long number, Endpoint phone) {
    return new Event.Started(
        NOON.plusSeconds(number), new TransferId("run1", number), phone, IMAGE, SIZE, 512, 1);
  }
}
