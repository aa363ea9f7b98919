package rekindle.recovery.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rekindle.recovery.Entry;
import rekindle.recovery.Event;
import rekindle.recovery.Journal;
import rekindle.recovery.JournalException;
import rekindle.recovery.JournalException.Kind;
import rekindle.recovery.Tape;

final class SqliteJournalTest {

  @TempDir Path directory;

  @Test
  void whatWasAppendedIsReadBackWithItsPlaces() throws JournalException {
    try (Journal journal = SqliteJournal.open(directory)) {
      List<Entry.Recorded> first = journal.append(events(1, 3));
      List<Entry.Recorded> second = journal.append(events(4, 2));

      List<Entry> all = journal.after(0, 100);

      assertThat(all).isEqualTo(Stream.concat(first.stream(), second.stream()).toList());
      assertThat(all).extracting(Entry::id).containsExactly(1L, 2L, 3L, 4L, 5L);
    }
  }

  @Test
  void aBatchOfAnySizeKeepsItsOrderAndHasNoGap() throws JournalException {
    try (Journal journal = SqliteJournal.open(directory)) {
      for (int size : new int[] {24, 25, 26, 137}) {
        long last = journal.after(0, 1_000).size();

        List<Entry.Recorded> entries = journal.append(events(1, size));

        assertThat(entries)
            .extracting(Entry::id)
            .isEqualTo(LongStream.rangeClosed(last + 1, last + size).boxed().toList());
        assertThat(journal.after(last, 1_000)).isEqualTo(entries);
      }
    }
  }

  @Test
  void itIsReadAPageAtATimeFromAnyPlace() throws JournalException {
    try (Journal journal = SqliteJournal.open(directory)) {
      journal.append(events(1, 10));

      List<Entry> page = journal.after(4, 3);

      assertThat(page).extracting(Entry::id).containsExactly(5L, 6L, 7L);
      assertThat(journal.after(10, 3)).isEmpty();
    }
  }

  @Test
  void aReplayReadsEverythingOnce() throws JournalException {
    try (Journal journal = SqliteJournal.open(directory)) {
      journal.append(events(1, 2_500));
      var read = new ArrayList<Long>();

      long last = journal.replay(1, entry -> read.add(entry.id()));

      assertThat(last).isEqualTo(2_500);
      assertThat(read).isEqualTo(LongStream.rangeClosed(2, 2_500).boxed().toList());
    }
  }

  @Test
  void appendingNothingWritesNothing() throws JournalException {
    try (Journal journal = SqliteJournal.open(directory)) {
      List<Entry.Recorded> entries = journal.append(List.of());

      assertThat(entries).isEmpty();
    }
  }

  @Test
  void itIsStillThereWhenItIsOpenedAgain() throws JournalException {
    try (Journal journal = SqliteJournal.open(directory)) {
      journal.append(events(1, 3));
    }

    try (Journal journal = SqliteJournal.open(directory)) {
      List<Entry.Recorded> more = journal.append(events(4, 1));

      assertThat(more).extracting(Entry::id).containsExactly(4L);
      assertThat(journal.after(0, 100)).hasSize(4);
    }
  }

  @Test
  void aPlaceIsNeverGivenAgain() throws JournalException {
    try (Journal journal = SqliteJournal.open(directory)) {
      journal.append(events(1, 3));
      byHand("delete from event where id = 3");

      List<Entry.Recorded> next = journal.append(events(4, 1));

      assertThat(next).extracting(Entry::id).containsExactly(4L);
    }
  }

  @Test
  void whoOnlyReadsCreatesNothing() throws JournalException {
    Path absent = directory.resolve("absent");

    assertThat(SqliteJournal.openIfPresent(absent)).isEmpty();
    assertThat(absent).doesNotExist();
  }

  @Test
  void anotherConnectionReadsWhileOneWrites() throws JournalException {
    try (Journal writer = SqliteJournal.open(directory);
        Journal reader = SqliteJournal.openIfPresent(directory).orElseThrow()) {
      writer.append(events(1, 3));

      List<Entry> seen = reader.after(0, 100);

      assertThat(seen).hasSize(3);
    }
  }

  @Test
  void twoStationsMayWriteToOneJournal() throws JournalException {
    try (Journal one = SqliteJournal.open(directory);
        Journal other = SqliteJournal.open(directory)) {
      List<Entry.Recorded> first = one.append(events(1, 2));
      List<Entry.Recorded> second = other.append(events(3, 2));

      assertThat(first).extracting(Entry::id).containsExactly(1L, 2L);
      assertThat(second).extracting(Entry::id).containsExactly(3L, 4L);
    }
  }

  @Test
  void anEventOfANewerVersionIsKeptAndSkippedWithANote() throws JournalException {
    try (Journal journal = SqliteJournal.open(directory)) {
      journal.append(events(1, 1));
      byHand("insert into event (type, body) values ('seen-again/9', '{\"at\":\"later\"}')");
      journal.append(events(2, 1));

      List<Entry> entries = journal.after(0, 100);

      assertThat(entries.get(1))
          .isEqualTo(new Entry.Unread(2, "seen-again/9", "written by a newer version of Rekindle"));
      assertThat(entries).extracting(Entry::id).containsExactly(1L, 2L, 3L);
    }
  }

  @Test
  void aFileOfANewerLayoutIsRefusedAndNotTouched() throws JournalException, IOException {
    SqliteJournal.open(directory).close();
    byHand("pragma user_version = 99");
    byte[] before = Files.readAllBytes(file());

    var refusal = refusalToOpen();

    assertThat(refusal.kind()).isEqualTo(Kind.NEWER);
    assertThat(refusal)
        .hasMessageContaining("A newer version of Rekindle wrote the journal")
        .hasMessageContaining("layout 99")
        .hasMessageContaining("Next: start the newer version");
    assertThat(Files.readAllBytes(file())).isEqualTo(before);
  }

  @Test
  void aDatabaseOfAnotherProgramIsRefusedAndNotTouched() throws IOException {
    byHand("create table bookmark (url text)");
    byte[] before = Files.readAllBytes(file());

    var refusal = refusalToOpen();

    assertThat(refusal.kind()).isEqualTo(Kind.NOT_OURS);
    assertThat(refusal).hasMessageContaining("a database of another program");
    assertThat(Files.readAllBytes(file())).isEqualTo(before);
  }

  @Test
  void aFileOfGarbageIsRefusedAndNotTouched() throws IOException {
    byte[] garbage = "This is no database. ".repeat(1_000).getBytes(StandardCharsets.US_ASCII);
    Files.write(file(), garbage);

    var refusal = refusalToOpen();

    assertThat(refusal.kind()).isEqualTo(Kind.DAMAGED);
    assertThat(refusal)
        .hasMessageContaining("Cannot open the journal " + file())
        .hasMessageContaining("Phones can be served all the same")
        .hasMessageContaining("Nothing was deleted")
        .hasMessageContaining("Next: start the station (again) with \"rekindle serve --data ");
    assertThat(Files.readAllBytes(file())).isEqualTo(garbage);
  }

  @Test
  void pagesBrokenInTheMiddleAreSaidWhenTheyAreRead() throws JournalException, IOException {
    try (Journal journal = SqliteJournal.open(directory)) {
      journal.append(events(1, 2_000));
    }
    byte[] bytes = Files.readAllBytes(file());
    java.util.Arrays.fill(bytes, 8_192, bytes.length - 4_096, (byte) 0x5A);
    Files.write(file(), bytes);

    try (Journal journal = SqliteJournal.open(directory)) {
      assertThatExceptionOfType(JournalException.class)
          .isThrownBy(() -> journal.replay(0, entry -> {}))
          .matches(trouble -> trouble.kind() == Kind.DAMAGED)
          .withMessageContaining("Cannot read the journal");
    }
  }

  @Test
  void pagesBrokenInTheMiddleAreFoundBeforeAStationReliesOnThem()
      throws JournalException, IOException {
    try (Journal journal = SqliteJournal.open(directory)) {
      journal.append(events(1, 2_000));
    }
    byte[] bytes = Files.readAllBytes(file());
    java.util.Arrays.fill(bytes, 8_192, bytes.length - 4_096, (byte) 0x5A);
    Files.write(file(), bytes);

    try (SqliteJournal journal = SqliteJournal.open(directory)) {
      assertThatExceptionOfType(JournalException.class)
          .isThrownBy(journal::verify)
          .matches(trouble -> trouble.kind() == Kind.DAMAGED);
    }
  }

  @Test
  void aSoundJournalPassesTheLookAtAllOfIt() throws JournalException {
    try (SqliteJournal journal = SqliteJournal.open(directory)) {
      journal.append(events(1, 2_000));

      journal.verify();

      assertThat(journal.after(1_999, 5)).hasSize(1);
    }
  }

  @Test
  void aJournalThatCannotBeOpenedYetIsTriedAgain() throws JournalException, IOException {
    Path inTheWay = Files.createFile(directory.resolve("data"));
    try (Journal late = new LateJournal(inTheWay)) {
      assertThatExceptionOfType(JournalException.class).isThrownBy(() -> late.append(events(1, 1)));

      Files.delete(inTheWay);

      assertThat(late.append(events(1, 1))).hasSize(1);
      assertThat(late.after(0, 5)).hasSize(1);
    }
  }

  @Test
  void aDamagedFileIsSetAsideAndANewJournalBegins() throws JournalException, IOException {
    Files.writeString(file(), "garbage".repeat(1_000));

    Path aside = SqliteJournal.setAside(directory, Instant.parse("2026-11-22T12:00:00Z"));

    assertThat(aside).isEqualTo(directory.resolve("journal-damaged-20261122T120000Z"));
    assertThat(aside.resolve("journal.db")).hasContent("garbage".repeat(1_000));
    try (Journal journal = SqliteJournal.open(directory)) {
      assertThat(journal.after(0, 1)).isEmpty();
    }
  }

  @Test
  void anEmptyFileIsANewJournal() throws JournalException, IOException {
    Files.createFile(file());

    try (Journal journal = SqliteJournal.open(directory)) {
      assertThat(journal.append(events(1, 1))).hasSize(1);
    }
  }

  @Test
  void aDataDirectoryThatIsAFileIsExplained() throws IOException {
    Path occupied = Files.createFile(directory.resolve("occupied"));

    assertThatExceptionOfType(JournalException.class)
        .isThrownBy(() -> SqliteJournal.open(occupied))
        .withMessageContaining("Cannot open the journal")
        .withMessageContaining("Next: ");
  }

  @Test
  void aFullDiskIsSaidAndWhatFitsAgainIsWritten() throws JournalException {
    try (Journal journal = SqliteJournal.open(directory)) {
      journal.append(events(1, 1));
      limitTo(journal, 4);

      var trouble =
          catchThrowableOfType(JournalException.class, () -> journal.append(events(2, 1_000)));

      assertThat(trouble.kind()).isEqualTo(Kind.DISK_FULL);
      assertThat(trouble).hasMessageContaining("no space is left").hasMessageContaining("df -h");
      limitTo(journal, 100_000);
      assertThat(journal.append(events(2, 1_000)).getFirst().id()).isEqualTo(2);
      assertThat(journal.after(0, 2_000)).hasSize(1_001);
    }
  }

  private Path file() {
    return directory.resolve("journal.db");
  }

  private JournalException refusalToOpen() {
    return catchThrowableOfType(
        JournalException.class, () -> SqliteJournal.open(directory).close());
  }

  private void byHand(String sql) {
    Jdbi.create("jdbc:sqlite:" + file()).useHandle(handle -> handle.execute(sql));
  }

  /// SQLite's own way to simulate a disk that is full.
  private static void limitTo(Journal journal, int pages) {
    ((SqliteJournal) journal).onWriter("pragma max_page_count = " + pages);
  }

  private static List<Event> events(int first, int count) {
    return IntStream.range(first, first + count)
        .<Event>mapToObj(n -> Tape.requested(n, Tape.Phone.A, n))
        .toList();
  }
}
