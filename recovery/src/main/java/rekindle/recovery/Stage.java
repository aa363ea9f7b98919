package rekindle.recovery;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import rekindle.firmware.Model;

/// What a phone is doing now, as far as its station can know, for a person who watches.
///
/// ```
/// ASKED --> WAITING_FOR_PERMISSION --> REFUSED
///   |                |
///   +----------------+--> FETCHING <--> SILENT --> FAILED
///                             |
///                             v  last byte                          what follows is an estimate
///                   CHECKING_AND_WRITING --(about is over)--> SHOULD_RUN
///                             |                                   |
///                             +--> RUNNING (seen), REFUSED_IMAGE (asked again) <--+
/// ```
///
/// @param since when it began
/// @param about how long it takes for a typical image, from `since` on; empty: not known
/// @param estimate whether this is supposed and not seen
/// @param keepPower whether taking the power away now may leave the phone without firmware
public record Stage(
    Kind kind, Instant since, Optional<Duration> about, boolean estimate, boolean keepPower) {

  /// How long a phone is taken to be writing where nothing is known about its model. One that asks
  /// again within this time has refused the image.
  static final Duration UNKNOWN_WRITING = Line.REFUSED_IMAGE;

  /// What it can be doing. The words are a contract: scripts read them.
  public enum Kind {
    /// It has asked and was not answered yet.
    ASKED,
    /// A person is being asked whether it may have the image.
    WAITING_FOR_PERMISSION,
    /// It takes the image.
    FETCHING,
    /// In the middle of the image it says nothing.
    SILENT,
    /// It has all bytes; it checks, erases and writes.
    CHECKING_AND_WRITING,
    /// By now it should run; nobody has seen it yet.
    SHOULD_RUN,
    /// It was seen running.
    RUNNING,
    /// It had all bytes and asked again: probably it refused the image.
    REFUSED_IMAGE,
    /// It has the part of the file that it asked for.
    HAS_PART,
    /// It asked for the size only.
    SIZE_ASKED,
    /// The station said no.
    REFUSED,
    /// The transfer came to a bad end.
    FAILED;

    /// The stable word: the name in lower case with hyphens, such as `checking-and-writing`.
    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /// Where a recovery stands.
  ///
  /// @param model of the phone, for its times; empty: not known
  public static Stage of(Recovery recovery, Optional<Model> model, Instant now) {
    Moments moments = new Moments(recovery);
    return switch (recovery.outcome()) {
      case IN_PROGRESS -> open(recovery, moments);
      case COMPLETE, COMPLETE_LAST_ACK_MISSING -> afterTheLastByte(recovery, moments, model, now);
      case PART -> over(Kind.HAS_PART, moments.end());
      case SIZE_PROBE -> over(Kind.SIZE_ASKED, moments.end());
      case NOT_PUBLISHED, DAMAGED_IMAGE, WRONG_MODEL, BUSY, DENIED, BAD_REQUEST ->
          over(Kind.REFUSED, moments.end());
      case NEVER_ACKNOWLEDGED, PHONE_ERROR, SUPERSEDED, STATION_STOPPED, ABORTED, FELL_SILENT ->
          over(Kind.FAILED, moments.end());
    };
  }

  /// This stage while a person is being asked about the request.
  public Stage heldUp() {
    return kind == Kind.ASKED
        ? new Stage(Kind.WAITING_FOR_PERMISSION, since, about, estimate, keepPower)
        : this;
  }

  /// How much of it is over, 0 to 1; empty where nobody knows how long it takes.
  public Optional<Double> done(Instant now) {
    return about.map(
        whole -> {
          double part = (double) Duration.between(since, now).toMillis() / whole.toMillis();
          return Math.clamp(part, 0.0, 1.0);
        });
  }

  /// What the phone is doing and what to do, in a short sentence or two.
  public Wording say() {
    return StageWords.of(this);
  }

  private static Stage open(Recovery recovery, Moments moments) {
    if (recovery.image().isEmpty()) {
      return seen(Kind.ASKED, moments.asked(), false);
    } else if (recovery.deciding().silent()) {
      // It may be busy with its flash.
      return seen(Kind.SILENT, moments.silent(), true);
    }
    return seen(Kind.FETCHING, moments.started(), false);
  }

  private static Stage afterTheLastByte(
      Recovery recovery, Moments moments, Optional<Model> model, Instant now) {
    if (recovery.seenRunningAt().isPresent()) {
      return seen(Kind.RUNNING, recovery.seenRunningAt().get(), false);
    } else if (recovery.repeatedBy().isPresent()) {
      return new Stage(Kind.REFUSED_IMAGE, moments.end(), Optional.empty(), true, false);
    }
    Optional<Duration> about = model.map(one -> WritingTime.of(one, recovery.sizeBytes()));
    Instant end = moments.end();
    Instant expected = end.plus(about.orElse(UNKNOWN_WRITING));
    return now.isBefore(expected)
        ? new Stage(Kind.CHECKING_AND_WRITING, end, about, true, true)
        : new Stage(Kind.SHOULD_RUN, expected, Optional.empty(), true, false);
  }

  private static Stage seen(Kind kind, Instant since, boolean keepPower) {
    return new Stage(kind, since, Optional.empty(), false, keepPower);
  }

  private static Stage over(Kind kind, Instant since) {
    return seen(kind, since, false);
  }
}
