package rekindle.station.desk;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BiConsumer;
import rekindle.firmware.Image;
import rekindle.recovery.Ending;
import rekindle.recovery.Event;
import rekindle.recovery.TransferId;

/// One request over a connection and what comes of it, told as events.
///
/// ```
/// begin --+--> refuse
///         +--> end                                         (a question for the size)
///         +--> start --+--> sent ... --+--> end            the client has what it asked for
///                      |               +--> broke          it went away
///                      +--> watch: stalled, resumed by the next sent; let go after the patience
/// ```
///
/// Bytes count when the system took them for the connection; what it holds in its buffers is not
/// known to have arrived. Exactly one event ends a delivery, whatever is called twice or late. Safe
/// for several threads.
public final class Delivery {
  private final TransferId id;
  private final Question question;
  private final Call call;
  private final InstantSource clock;
  private final BiConsumer<Delivery, Event> events;
  private final Instant askedAt;
  private final long askedAtNanos = System.nanoTime();
  private Optional<Image> image = Optional.empty();
  private Runnable breakOff = () -> {};
  private Optional<Ending> givenUp = Optional.empty();
  private long bytes;
  private long heardNanos = askedAtNanos;
  private boolean stalled;
  private boolean over;

  Delivery(
      TransferId id,
      Question question,
      Call call,
      InstantSource clock,
      BiConsumer<Delivery, Event> events) {
    this.id = id;
    this.question = question;
    this.call = call;
    this.clock = clock;
    this.events = events;
    this.askedAt = clock.instant();
  }

  public TransferId id() {
    return id;
  }

  public Question question() {
    return question;
  }

  public Call call() {
    return call;
  }

  /// Bytes sent so far.
  public synchronized long bytes() {
    return bytes;
  }

  /// Size of the image; empty before it is known.
  public synchronized OptionalLong sizeBytes() {
    return image.isPresent() ? OptionalLong.of(image.get().sizeBytes()) : OptionalLong.empty();
  }

  /// Since the client last took something.
  public synchronized Duration silentFor() {
    return Duration.ofNanos(System.nanoTime() - heardNanos);
  }

  synchronized void begin() {
    tell(
        new Event.Requested(
            askedAt,
            id,
            question.phone(),
            question.server(),
            question.protocol(),
            question.name(),
            call.model(),
            question.options(),
            call.asker()));
  }

  /// The answer is no.
  public void refuse(Answer.No no) {
    last(
        new Event.Refused(
            clock.instant(), id, question.phone(), no.why(), no.text(), no.nearest()));
  }

  /// Begins to send.
  ///
  /// @param breakOffNow cuts the connection, from any thread; called when patience ends or the
  ///   station stops. What waits in a write then fails, and [#broke] is called
  public synchronized void start(Image sent, Runnable breakOffNow) {
    image = Optional.of(sent);
    breakOff = breakOffNow;
    heardNanos = System.nanoTime();
    tell(
        new Event.Started(
            clock.instant(), id, question.phone(), sent.sha256(), sent.sizeBytes(), 0, 0));
  }

  /// The connection is there: what we send gets to the client.
  public synchronized void connected() {
    heardNanos = System.nanoTime();
    tell(new Event.FirstAcknowledged(clock.instant(), id, question.phone()));
  }

  /// The connection took so much more.
  public synchronized void sent(long more) {
    Duration silence = silentFor();
    bytes += more;
    heardNanos = System.nanoTime();
    if (stalled) {
      stalled = false;
      tell(new Event.Resumed(clock.instant(), id, question.phone(), bytes, silence));
    }
  }

  /// It has come to an end that was meant.
  ///
  /// @param detail may be empty
  public void end(Ending ending, String detail) {
    last(finished(ending, detail));
  }

  /// The connection is gone before everything was sent: by the client, unless we cut it ourselves.
  ///
  /// @param detail how it went
  public void broke(Ending ending, String detail) {
    Optional<Ending> ours = givenUp();
    last(finished(ours.orElse(ending), ours.isPresent() ? "" : detail));
  }

  /// Tells of a silence, and cuts the connection when it has lasted too long.
  void watch(Duration worthTelling, Duration patience) {
    Duration silence = silentFor();
    if (silence.compareTo(worthTelling) > 0) {
      stall(silence);
    }
    if (silence.compareTo(patience) > 0) {
      giveUp(Ending.PHONE_SILENT);
    }
  }

  /// Cuts the connection because the station is being stopped.
  void stop() {
    giveUp(Ending.STATION_STOPPED);
  }

  private synchronized void stall(Duration silence) {
    if (image.isPresent() && !stalled && !over) {
      stalled = true;
      tell(new Event.Stalled(clock.instant(), id, question.phone(), bytes, silence));
    }
  }

  private void giveUp(Ending why) {
    Runnable cut;
    synchronized (this) {
      if (image.isEmpty() || over || givenUp.isPresent()) {
        return;
      }
      givenUp = Optional.of(why);
      cut = breakOff;
    }
    cut.run();
  }

  private synchronized Optional<Ending> givenUp() {
    return givenUp;
  }

  private synchronized Event finished(Ending ending, String detail) {
    return new Event.Finished(
        clock.instant(),
        id,
        question.phone(),
        ending,
        detail,
        bytes,
        0,
        Duration.ofNanos(System.nanoTime() - askedAtNanos));
  }

  private synchronized void last(Event event) {
    if (!over) {
      tell(event);
      over = true;
    }
  }

  private synchronized void tell(Event event) {
    if (!over) {
      events.accept(this, event);
    }
  }
}
