package rekindle.recovery.disk;

import java.nio.file.Path;
import java.util.List;
import rekindle.recovery.Entry;
import rekindle.recovery.Event;
import rekindle.recovery.Journal;
import rekindle.recovery.JournalException;
import rekindle.recovery.Tape;

/// A process that appends until it is killed, and prints the newest id after each append.
final class JournalWriter {

  private JournalWriter() {}

  public static void main(String[] args) throws JournalException {
    try (Journal journal = SqliteJournal.open(Path.of(args[0]))) {
      for (int n = 0; true; n++) {
        List<Event> story =
            List.of(
                Tape.requested(n, Tape.Phone.A, n),
                Tape.started(n, Tape.Phone.A, n, Tape.SIZE),
                Tape.finished(n, Tape.Phone.A, n, rekindle.recovery.Ending.COMPLETE, Tape.SIZE, 0));
        List<Entry.Recorded> entries = journal.append(story);
        System.out.println(entries.getLast().id());
      }
    }
  }
}
