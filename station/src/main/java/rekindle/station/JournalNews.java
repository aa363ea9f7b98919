package rekindle.station;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import rekindle.recovery.Entry;
import rekindle.recovery.JournalException;
import rekindle.recovery.disk.Scribe;

/// Tells the log when the journal cannot be written, and when it can again.
final class JournalNews implements Scribe.Listener {
  private static final Logger log = LoggerFactory.getLogger("rekindle.station");

  @Override
  public void written(List<Entry.Recorded> entries) {
    // The usual case is no news.
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
