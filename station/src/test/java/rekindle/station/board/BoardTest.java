package rekindle.station.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import rekindle.firmware.Protocol;
import rekindle.firmware.Sha256;
import rekindle.firmware.disk.CatalogueReader;
import rekindle.recovery.Drop;
import rekindle.recovery.Ending;
import rekindle.recovery.Endpoint;
import rekindle.recovery.Entry;
import rekindle.recovery.Event;
import rekindle.recovery.JournalException;
import rekindle.recovery.Recoveries;
import rekindle.recovery.Recovery;
import rekindle.recovery.Refusal;
import rekindle.recovery.Sign;
import rekindle.recovery.Stage;
import rekindle.recovery.TransferId;
import rekindle.recovery.disk.SqliteJournal;

/// What can be seen of a journal that grows, also by the hand of another process.
@Timeout(60)
class BoardTest {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  private static final Duration LONG = Duration.ofSeconds(20);
  private static final long SIZE = 1_000_000;

  @TempDir Path data;
  private SqliteJournal journal;
  private Board board;

  @BeforeEach
  void open() throws JournalException {
    journal = SqliteJournal.open(data);
    board = follow(journal);
  }

  @AfterEach
  void close() throws JournalException {
    board.close();
    journal.close();
  }

  @Test
  void whoeverWaitsIsWokenByWhatIsWritten() throws Exception {
    assertThat(board.lastId()).isZero();
    var woken =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                return board.awaitAfter(0, LONG);
              } catch (InterruptedException e) {
                throw new IllegalStateException(e);
              }
            });

    write(requested(1, 0));

    assertThat(woken.get(20, TimeUnit.SECONDS)).isEqualTo(1);
    assertThat(board.after(0, 10)).hasSize(1);
  }

  @Test
  void nothingIsMissedThatAnotherStationWritesInBetween() throws Exception {
    try (SqliteJournal other = SqliteJournal.open(data);
        Board otherBoard = follow(other)) {
      write(requested(1, 0));
      otherBoard.written(other.append(List.of(requested(2, 1))));
      write(started(1, 2));
      otherBoard.written(other.append(List.of(started(2, 3), finished(2, 4, Ending.COMPLETE))));
      write(finished(1, 5, Ending.PHONE_SILENT));

      assertThat(awaitId(board, 6)).isEqualTo(awaitId(otherBoard, 6));
      assertThat(recoveries(board))
          .isEqualTo(recoveries(otherBoard))
          .isEqualTo(Recoveries.of(journal.after(0, 100)).reversed());
    }
  }

  @Test
  void aFollowerThatGoesOnBehindAnIdMissesNothingAndSeesNothingTwice() throws Exception {
    var events = new ArrayList<Event>();
    for (int n = 1; n <= 40; n++) {
      events.addAll(List.of(requested(n, n), started(n, n), finished(n, n + 1, Ending.COMPLETE)));
    }
    events.forEach(this::write);
    var seen = new ArrayList<Entry>();

    long id = 0;
    while (id < events.size()) {
      List<Entry> page = board.after(id, 7);
      seen.addAll(page);
      id = page.getLast().id();
    }

    assertThat(seen).isEqualTo(journal.after(0, 1_000));
  }

  @Test
  void onlyTheStoriesThatChangedBehindAnIdAreTold() {
    write(requested(1, 0));
    write(requested(2, 1));
    write(requested(3, 2));
    write(started(2, 3));

    List<Sight> changed = board.changedAfter(2);

    assertThat(changed).extracting(one -> one.recovery().id()).containsExactly(3L, 2L);
    assertThat(changed).extracting(Sight::changedAt).containsExactly(3L, 4L);
    assertThat(board.changedAfter(4)).isEmpty();
  }

  @Test
  void aStoryThatBecamePartOfAnotherIsGone() {
    write(requested(1, 0, "192.168.1.50:1000"));
    write(requested(2, 1, "192.168.1.50:1001"));
    write(finished(1, 30, Ending.PHONE_SILENT, "192.168.1.50:1000", 0));

    assertThat(board.goneAfter(2)).containsExactly(2L);
    assertThat(board.goneAfter(3)).isEmpty();
    assertThat(board.sight(2)).isEmpty();
    assertThat(board.sight(1)).isPresent();
  }

  @Test
  void theNumbersOfARunningTransferAreThoseOfThisMoment() {
    write(requested(1, 0));
    write(started(1, 1));
    board.transfersAre(() -> List.of(live(1, 400_000)));

    Sight moving = board.moving().getFirst();

    assertThat(moving.bytes()).isEqualTo(400_000);
    assertThat(moving.stage().kind()).isEqualTo(Stage.Kind.FETCHING);
    assertThat(moving.retransmittedBlocks()).isEqualTo(3);
    assertThat(board.sight(1).orElseThrow().bytes()).isEqualTo(400_000);
  }

  @Test
  void fiftyWhoLookAtOnceCostOneLook() {
    var looks = new ArrayList<Integer>();
    write(requested(1, 0));
    board.transfersAre(
        () -> {
          looks.add(1);
          return List.of(live(1, 400_000));
        });

    for (int n = 0; n < 50; n++) {
      assertThat(board.moving()).hasSize(1);
    }

    assertThat(looks).hasSizeLessThan(10);
  }

  @Test
  void aPhoneSeenRunningIsAwaitedUntilItIsSeen() {
    var phone = Endpoint.parse("192.168.1.1:1000");
    write(requested(1, 0));
    write(started(1, 1));
    write(finished(1, 2, Ending.COMPLETE));
    boolean before = board.awaitsSightOf(phone.address());

    write(new Event.SeenAgain(NOON.plusSeconds(80), phone, Sign.ASKS_FOR_SETTINGS));

    assertThat(before).isTrue();
    assertThat(board.awaitsSightOf(phone.address())).isFalse();
    assertThat(board.sights().getFirst().stage().kind()).isEqualTo(Stage.Kind.RUNNING);
  }

  @Test
  void whatHappensIsCounted() {
    board.happened(requested(1, 0));
    board.happened(started(1, 1));
    board.happened(finished(1, 2, Ending.COMPLETE));
    board.happened(requested(2, 3));
    board.happened(
        new Event.Refused(
            NOON, transfer(2), phone(2), Refusal.NOT_PUBLISHED, "no", Optional.empty()));
    board.happened(requested(3, 4));
    board.happened(new Event.Dropped(NOON, phone(4), Protocol.FTP, Drop.MALFORMED));

    Counts counts = board.counts();

    assertThat(counts.requests())
        .isEqualTo(Map.of(Protocol.TFTP, 3L, Protocol.HTTP, 0L, Protocol.FTP, 0L));
    assertThat(counts.transfers()).isEqualTo(Map.of(Protocol.TFTP, Map.of(Ending.COMPLETE, 1L)));
    assertThat(counts.bytes()).isEqualTo(SIZE);
    assertThat(counts.retransmittedBlocks()).isEqualTo(2);
    assertThat(counts.refusals()).containsEntry(Refusal.NOT_PUBLISHED, 1L);
    assertThat(counts.drops()).containsEntry(Drop.MALFORMED, 1L);
    assertThat(counts.open()).isEqualTo(1);
  }

  @Test
  void aBoardThatBeginsLateKnowsWhatWasBefore() throws Exception {
    journal.append(List.of(requested(1, 0), started(1, 1), finished(1, 2, Ending.COMPLETE)));

    try (Board late = follow(journal)) {
      assertThat(late.sights()).hasSize(1);
      assertThat(late.lastId()).isEqualTo(3);
    }
  }

  private static Board follow(SqliteJournal journal) {
    return Board.follow(
        journal,
        CatalogueReader.builtIn(),
        (_, _) -> false,
        InstantSource.fixed(NOON.plusSeconds(90)));
  }

  private void write(Event event) {
    try {
      board.written(journal.append(List.of(event)));
    } catch (JournalException e) {
      throw new AssertionError(e);
    }
    awaitId(board, board.lastId());
  }

  private static long awaitId(Board board, long id) {
    try {
      long last = board.lastId();
      while (last < id) {
        last = board.awaitAfter(last, LONG);
      }
      return last;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<Recovery> recoveries(Board board) {
    return board.sights().stream().map(Sight::recovery).toList();
  }

  private static TransferId transfer(long number) {
    return new TransferId("run1", number);
  }

  private static Endpoint phone(long number) {
    return Endpoint.parse("192.168.1." + number + ":1000");
  }

  private static Event.Requested requested(long number, long seconds) {
    return requested(number, seconds, phone(number).toString());
  }

  private static Event.Requested requested(long number, long seconds, String phone) {
    return new Event.Requested(
        NOON.plusSeconds(seconds),
        transfer(number),
        Endpoint.parse(phone),
        Endpoint.parse("192.168.1.10:69"),
        Protocol.TFTP,
        "snom320.bin",
        Optional.of("snom320"),
        Map.of());
  }

  private static Event.Started started(long number, long seconds) {
    return new Event.Started(
        NOON.plusSeconds(seconds),
        transfer(number),
        phone(number),
        new Sha256("ab".repeat(32)),
        SIZE,
        512,
        1);
  }

  private static Event.Finished finished(long number, long seconds, Ending ending) {
    return finished(number, seconds, ending, phone(number).toString(), SIZE);
  }

  private static Event.Finished finished(
      long number, long seconds, Ending ending, String phone, long bytes) {
    return new Event.Finished(
        NOON.plusSeconds(seconds),
        transfer(number),
        Endpoint.parse(phone),
        ending,
        "",
        bytes,
        2,
        Duration.ofSeconds(1));
  }

  private static LiveTransfer live(long number, long bytes) {
    return new LiveTransfer(
        transfer(number),
        phone(number),
        Protocol.TFTP,
        "snom320.bin",
        bytes,
        OptionalLong.of(SIZE),
        3,
        Duration.ZERO);
  }
}
