package rekindle.station;

import java.time.Instant;
import java.util.Optional;
import rekindle.recovery.Event;

/// Decides which requests the log tells line by line when many come at once, and counts the others.
///
/// In each second of the wall clock the first [#REQUESTS] are told from their request to their end,
/// and of the others the first [#TROUBLES] that fall silent or come to a bad end. A hundred phones
/// switched on together are told one by one; a thousand would be three thousand lines that nobody
/// reads and that cost more than the transfers. The journal has them all.
///
/// Safe for several threads.
final class Crowd {
  static final int REQUESTS = 100;
  static final int TROUBLES = 100;

  private long second;
  private int requestsTold;
  private int troublesTold;
  private long requests;
  private long complete;
  private long failed;

  /// What was not told.
  ///
  /// @param requests that began
  /// @param complete that ended well
  /// @param failed that came to a bad end; not all of them began in the same second
  record Untold(long requests, long complete, long failed) {
    String text() {
      return "and "
          + requests
          + " more asked within a second, "
          + complete
          + " have all of their file, "
          + failed
          + " came to a bad end; \"rekindle history\" tells of each";
    }
  }

  /// Time goes on: an event, or nothing for a while.
  ///
  /// @return what was not told in the second before; empty while that lasts, or where all was told
  synchronized Optional<Untold> at(Instant now) {
    if (now.getEpochSecond() == second) {
      return Optional.empty();
    }
    second = now.getEpochSecond();
    requestsTold = 0;
    troublesTold = 0;
    var untold = new Untold(requests, complete, failed);
    requests = 0;
    complete = 0;
    failed = 0;
    return Optional.of(untold).filter(some -> !some.equals(new Untold(0, 0, 0)));
  }

  /// Whether an event is told whose transfer is not told so far; counts it if not.
  synchronized boolean tells(Event.OfTransfer event) {
    return switch (event) {
      case Event.Requested _ -> tellsRequest();
      case Event.Refused _ -> tellsFailure();
      case Event.Stalled _, Event.Resumed _ -> tellsSilence();
      case Event.Started _, Event.FirstAcknowledged _ -> false;
      case Event.Finished end when end.ending().isComplete() -> {
        complete++;
        yield false;
      }
      case Event.Finished _ -> tellsFailure();
    };
  }

  private boolean tellsRequest() {
    boolean tells = requestsTold < REQUESTS;
    if (tells) {
      requestsTold++;
    } else {
      requests++;
    }
    return tells;
  }

  private boolean tellsSilence() {
    boolean tells = troublesTold < TROUBLES;
    if (tells) {
      troublesTold++;
    }
    return tells;
  }

  private boolean tellsFailure() {
    boolean tells = tellsSilence();
    if (!tells) {
      failed++;
    }
    return tells;
  }
}
