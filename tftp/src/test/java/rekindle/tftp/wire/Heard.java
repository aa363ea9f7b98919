package rekindle.tftp.wire;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import rekindle.tftp.ErrorCode;
import rekindle.tftp.Outcome;
import rekindle.tftp.Request;
import rekindle.tftp.Terms;

/// A listener that keeps what it hears and lets a test wait for it.
final class Heard implements TransferListener {
  sealed interface Event {}

  record Requested(long id, InetSocketAddress peer, InetSocketAddress local, Request request)
      implements Event {}

  record Refused(long id, ErrorCode code, String text) implements Event {}

  record Started(long id, Terms terms, OptionalLong sizeBytes) implements Event {}

  record Stalled(long id, Duration silentFor) implements Event {}

  record Resumed(long id) implements Event {}

  record Ended(long id, Outcome outcome, Totals totals) implements Event {}

  record Dropped(InetSocketAddress peer, DropReason reason) implements Event {}

  private static final long PATIENCE_SECONDS = 20;

  private final BlockingQueue<Event> fresh = new LinkedBlockingQueue<>();
  private final List<Event> all = new CopyOnWriteArrayList<>();

  /// The next event of a kind that has not been waited for yet; others on the way are passed over.
  <E extends Event> E next(Class<E> kind) {
    return next(kind, _ -> true);
  }

  <E extends Event> E next(Class<E> kind, Predicate<E> wanted) {
    try {
      while (true) {
        Event event = fresh.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (event == null) {
          throw new AssertionError("no " + kind.getSimpleName() + "; heard " + all);
        }
        if (kind.isInstance(event) && wanted.test(kind.cast(event))) {
          return kind.cast(event);
        }
      }
    } catch (InterruptedException interrupted) {
      throw new AssertionError(interrupted);
    }
  }

  /// Everything of a kind so far.
  <E extends Event> List<E> all(Class<E> kind) {
    return all.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  @Override
  public void requested(
      long id, InetSocketAddress peer, InetSocketAddress local, Request request, Instant at) {
    add(new Requested(id, peer, local, request));
  }

  @Override
  public void refused(long id, ErrorCode code, String text) {
    add(new Refused(id, code, text));
  }

  @Override
  public void started(long id, Terms terms, OptionalLong sizeBytes) {
    add(new Started(id, terms, sizeBytes));
  }

  @Override
  public void stalled(long id, Duration silentFor) {
    add(new Stalled(id, silentFor));
  }

  @Override
  public void resumed(long id) {
    add(new Resumed(id));
  }

  @Override
  public void ended(long id, Outcome outcome, Totals totals) {
    add(new Ended(id, outcome, totals));
  }

  @Override
  public void dropped(InetSocketAddress peer, DropReason reason, long unreportedBefore) {
    add(new Dropped(peer, reason));
  }

  private void add(Event event) {
    all.add(event);
    fresh.add(event);
  }
}
