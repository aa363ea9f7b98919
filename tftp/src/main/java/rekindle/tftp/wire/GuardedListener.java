package rekindle.tftp.wire;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import rekindle.tftp.ErrorCode;
import rekindle.tftp.Outcome;
import rekindle.tftp.Request;
import rekindle.tftp.Terms;

/// Stands between the server and a listener: whatever the listener throws ends here, and it hears
/// of a flood of dropped datagrams a few times a second only.
final class GuardedListener implements TransferListener {
  private static final Logger log = LoggerFactory.getLogger(GuardedListener.class);
  private static final int REPORTS_AT_ONCE = 5;
  private static final Duration REPORT_EACH = Duration.ofMillis(500);

  private final TransferListener listener;
  private final MonotonicClock clock;
  private final Map<DropReason, Reports> reports = new EnumMap<>(DropReason.class);

  private static final class Reports {
    private final TokenBucket bucket = new TokenBucket(REPORTS_AT_ONCE, REPORT_EACH);
    private long unreported;
  }

  GuardedListener(TransferListener listener, MonotonicClock clock) {
    this.listener = listener;
    this.clock = clock;
  }

  @Override
  public void requested(
      long id, InetSocketAddress peer, InetSocketAddress local, Request request, Instant at) {
    tell(() -> listener.requested(id, peer, local, request, at));
  }

  @Override
  public void refused(long id, ErrorCode code, String text) {
    tell(() -> listener.refused(id, code, text));
  }

  @Override
  public void started(long id, Terms terms, OptionalLong sizeBytes) {
    tell(() -> listener.started(id, terms, sizeBytes));
  }

  @Override
  public void stalled(long id, Duration silentFor) {
    tell(() -> listener.stalled(id, silentFor));
  }

  @Override
  public void resumed(long id) {
    tell(() -> listener.resumed(id));
  }

  @Override
  public void ended(long id, Outcome outcome, Totals totals) {
    tell(() -> listener.ended(id, outcome, totals));
  }

  @Override
  public void dropped(InetSocketAddress peer, DropReason reason, long unreportedBefore) {
    tell(() -> listener.dropped(peer, reason, unreportedBefore));
  }

  /// A datagram got no answer. Reported, or counted for the next report.
  synchronized void dropped(InetSocketAddress peer, DropReason reason) {
    Reports of = reports.computeIfAbsent(reason, _ -> new Reports());
    if (of.bucket.take(clock.nanos())) {
      dropped(peer, reason, of.unreported);
      of.unreported = 0;
    } else {
      of.unreported++;
    }
  }

  private static void tell(Runnable report) {
    try {
      report.run();
    } catch (Throwable failure) {
      log.error("The listener failed; the transfer goes on", failure);
    }
  }
}
