package rekindle.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import rekindle.cli.terminal.Console;
import rekindle.cli.terminal.Failure;
import rekindle.firmware.Examination;
import rekindle.firmware.Notice;
import rekindle.firmware.disk.ImageStore;
import rekindle.firmware.disk.PublishedSumsReader;
import rekindle.firmware.disk.StoreException;
import rekindle.recovery.Journal;
import rekindle.recovery.JournalException;
import rekindle.recovery.disk.LateJournal;
import rekindle.recovery.disk.SqliteJournal;

/// The directory with the images and the journal.
///
/// @param path absolute
record DataDirectory(Path path) {

  /// The store of images, made where there is none. Damage that it finds is told to the person; the
  /// rest of the store goes on.
  ImageStore images(Console console) throws Failure {
    try {
      return ImageStore.open(path, console::tell);
    } catch (StoreException trouble) {
      throw Words.failure(trouble);
    }
  }

  /// The journal, made where there is none.
  Journal journal() throws Failure {
    try {
      return SqliteJournal.open(path);
    } catch (JournalException trouble) {
      throw Words.failure(trouble);
    }
  }

  /// The journal; empty where none was made yet.
  Optional<Journal> journalIfPresent() throws Failure {
    try {
      return SqliteJournal.openIfPresent(path).map(Journal.class::cast);
    } catch (JournalException trouble) {
      throw Words.failure(trouble);
    }
  }

  /// The journal for a station, which serves phones whatever the journal is like: a damaged one is
  /// set aside and begun anew, and one that cannot be opened is tried again while the station runs.
  /// Either is told.
  Journal journalForStation(Console console) {
    try {
      return verified();
    } catch (JournalException trouble) {
      return trouble.kind() == JournalException.Kind.DAMAGED
          ? begunAnew(trouble, console)
          : openedLater(trouble, console);
    }
  }

  private Journal verified() throws JournalException {
    SqliteJournal journal = SqliteJournal.open(path);
    try {
      journal.verify();
      return journal;
    } catch (JournalException damage) {
      journal.close();
      throw damage;
    }
  }

  private Journal begunAnew(JournalException damage, Console console) {
    try {
      Path old = SqliteJournal.setAside(path, Instant.now());
      Journal journal = SqliteJournal.open(path);
      console.tell(
          new Notice(
              damage.notice().what(),
              "It is kept in %s, and a new one is begun. Phones are served.".formatted(old),
              ""));
      return journal;
    } catch (IOException _) {
      return openedLater(damage, console);
    } catch (JournalException trouble) {
      return openedLater(trouble, console);
    }
  }

  private Journal openedLater(JournalException trouble, Console console) {
    console.tell(trouble.notice());
    return new LateJournal(path);
  }

  /// Where downloads are kept until they are whole.
  Path downloads() {
    return path.resolve("downloads");
  }

  /// Everything an image can be held against: the catalogue and the published sums, the person's
  /// own among them. What is wrong with those is told to the person.
  Examination.Knowledge knowledge(Console console) {
    return new Examination.Knowledge(
        Models.catalogue(this, console), PublishedSumsReader.withUsersOwn(path, console::tell));
  }

  /// Where people keep their own model files.
  Path models() {
    return path.resolve("models");
  }

  /// Where phones leave files, with `serve --upload inbox`.
  Path inbox() {
    return path.resolve("inbox");
  }
}
