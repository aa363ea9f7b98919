package rekindle.recovery.disk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import rekindle.recovery.Entry;
import rekindle.recovery.Journal;
import rekindle.recovery.Recoveries;
import rekindle.recovery.Seed;

/// The journal between processes: one that is killed while it writes, and one that reads meanwhile.
@Timeout(value = 2, unit = TimeUnit.MINUTES)
final class JournalProcessTest {

  private static final int KILLS = 3;

  @TempDir Path directory;

  @Test
  void aKilledWriterLeavesWholeEventsAndEveryOneThatItWasToldOf() throws Exception {
    long seed = Seed.get();
    var random = new Random(seed);
    for (int kill = 0; kill < KILLS; kill++) {
      long told = toldBeforeBeingKilled(20 + random.nextInt(200));

      try (Journal journal = SqliteJournal.open(directory)) {
        List<Entry> entries = journal.after(0, Integer.MAX_VALUE);
        assertThat(entries)
            .as("whole events only; kill %d, -Dseed=%d", kill, seed)
            .allMatch(Entry.Recorded.class::isInstance);
        assertThat(entries.getLast().id())
            .as("nothing told is missing; kill %d, -Dseed=%d", kill, seed)
            .isGreaterThanOrEqualTo(told);
        assertThat(entries)
            .as("places rise without a gap; kill %d, -Dseed=%d", kill, seed)
            .extracting(Entry::id)
            .isEqualTo(LongStream.rangeClosed(1, entries.size()).boxed().toList());
      }
    }
  }

  @Test
  void aReaderInAnotherProcessSeesWholeEventsWhileOneWrites() throws Exception {
    Process writer = startWriter();
    try (BufferedReader told = writer.inputReader()) {
      long first = Long.parseLong(told.readLine());

      try (Journal journal = SqliteJournal.openIfPresent(directory).orElseThrow()) {
        var recoveries = new Recoveries();
        long last = journal.replay(0, recoveries::apply);
        skip(told, 20);
        long later = journal.replay(last, recoveries::apply);

        assertThat(last).isGreaterThanOrEqualTo(first);
        assertThat(later).isGreaterThan(last);
        assertThat(recoveries.gaps().isNone()).isTrue();
        assertThat(writer.isAlive()).isTrue();
      }
    } finally {
      writer.destroyForcibly().waitFor();
    }
  }

  /// @return the newest id that the writer was told
  private long toldBeforeBeingKilled(int lines) throws IOException, InterruptedException {
    Process writer = startWriter();
    try (BufferedReader told = writer.inputReader()) {
      long last = skip(told, lines);
      // Through its handle, because the Process would throw away what it has told and we not yet
      // read.
      writer.toHandle().destroyForcibly();
      for (String line = told.readLine(); line != null; line = told.readLine()) {
        last = Math.max(last, Long.parseLong(line));
      }
      return last;
    } finally {
      writer.destroyForcibly().waitFor();
    }
  }

  private static long skip(BufferedReader told, int lines) throws IOException {
    long last = 0;
    for (int n = 0; n < lines; n++) {
      String line = told.readLine();
      assertThat(line).as("the writer lives").isNotNull();
      last = Long.parseLong(line);
    }
    return last;
  }

  private Process startWriter() throws IOException {
    return new ProcessBuilder(
            ProcessHandle.current().info().command().orElseThrow(),
            "--enable-native-access=ALL-UNNAMED",
            "-XX:TieredStopAtLevel=1",
            "-Djava.io.tmpdir=" + System.getProperty("java.io.tmpdir"),
            "-cp",
            System.getProperty("java.class.path"),
            JournalWriter.class.getName(),
            directory.toString())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }
}
