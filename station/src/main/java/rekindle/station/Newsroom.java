package rekindle.station;

import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import rekindle.firmware.Catalogue;
import rekindle.recovery.Event;
import rekindle.recovery.Journal;
import rekindle.recovery.JournalException;
import rekindle.recovery.disk.Scribe;
import rekindle.station.board.Board;
import rekindle.station.desk.Approvals;
import rekindle.station.desk.Sightings;

/// Who hears what happens at a station: the journal, the board, the lookout, whoever watches.
///
/// The board is told of an event twice: at once, to count it, and when it is in the journal.
final class Newsroom implements EventSink, AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Newsroom.class);

  private final Scribe scribe;
  private final Board board;
  private final Sightings sightings;
  private final Lookout lookout;
  private final boolean looks;
  private final EventSink watcher;

  private Newsroom(
      Scribe scribe,
      Board board,
      Catalogue catalogue,
      Executor threads,
      boolean looks,
      EventSink watcher) {
    this.scribe = scribe;
    this.board = board;
    this.sightings = new Sightings(board::awaitsSightOf, this::happened, Clock.systemUTC());
    this.lookout = new Lookout(catalogue, Lookout::connects, sightings, threads, System::nanoTime);
    this.looks = looks;
    this.watcher = watcher;
  }

  /// Begins to write to a journal, which stays the caller's to close.
  ///
  /// @param looks whether phones that should run are looked for
  static Newsroom open(
      Journal journal,
      Catalogue catalogue,
      Approvals approvals,
      Executor threads,
      boolean looks,
      EventSink watcher) {
    Board board = Board.follow(journal, catalogue, approvals::isWaiting, Clock.systemUTC());
    Scribe scribe = Scribe.start(journal, new JournalNews(board));
    return new Newsroom(scribe, board, catalogue, threads, looks, watcher);
  }

  Board board() {
    return board;
  }

  /// Where phones that were seen running are told.
  Sightings sightings() {
    return sightings;
  }

  @Override
  public void happened(Event event) {
    scribe.record(event);
    board.happened(event);
    if (looks) {
      lookout.happened(event);
    }
    watcher.happened(event);
  }

  /// Looks for phones that should run by now, and tells the watcher that time goes on; to be called
  /// about once a second.
  void look() {
    lookout.look();
    watcher.secondPassed(Instant.now());
  }

  /// Looks for no more phones; to be called before the threads end.
  void lookNoMore() {
    lookout.close();
  }

  /// A journal that cannot be written stops nobody, but what it lacks is said.
  @Override
  public void close() {
    try {
      scribe.close();
    } catch (JournalException incomplete) {
      log.warn("{}", incomplete.notice().text());
    }
    board.close();
  }
}
