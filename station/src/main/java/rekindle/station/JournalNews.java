package rekindle.station;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import rekindle.recovery.Entry;
import rekindle.recovery.Event;
import rekindle.recovery.JournalException;
import rekindle.recovery.disk.Scribe;
import rekindle.station.board.Board;

/// Tells the board what is written, and the log when the journal cannot be, and when it can again.
final class JournalNews implements Scribe.Listener {
  private static final Logger log = LoggerFactory.getLogger("rekindle.station");

  private final Board board;

  JournalNews(Board board) {
    this.board = board;
  }

  @Override
  public void written(List<Entry.Recorded> entries) {
    board.written(entries);
    for (Entry.Recorded entry : entries) {
      if (entry.event() instanceof Event.EventsLost lost) {
        log.warn(
            "the journal could not keep up or could not be written: {} events are missing from the"
                + " history; every phone was served all the same",
            lost.count());
      }
    }
  }

  @Override
  public void trouble(JournalException why) {
    log.warn("{}", why.notice().text());
  }

  @Override
  public void recovered() {
    log.info("the journal can be written again; what waited is in it");
  }
}
