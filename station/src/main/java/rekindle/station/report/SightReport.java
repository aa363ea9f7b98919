package rekindle.station.report;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import rekindle.firmware.Language;
import rekindle.recovery.Diagnosis;
import rekindle.recovery.Stage;
import rekindle.station.board.Sight;

/// A recovery as it is now: the members of a [RecoveryReport], and besides:
///
/// @param stage the word of [Stage.Kind]
/// @param stageSince when it began
/// @param stageSays what the phone is doing, in a sentence or two
/// @param aboutSeconds how long the stage takes for a typical image; null if nobody knows
/// @param estimate whether the stage is supposed and not seen
/// @param keepPower whether taking the power away now may leave the phone without firmware
/// @param bytesPerSecond smoothed over a few seconds; 0 where nothing flows
/// @param leftSeconds until the last byte; null if nobody knows
/// @param silentSeconds since the phone's last packet
/// @param runningAt when the phone was seen running; null if it was not
/// @param changedAt journal id of the newest event that changed it
public record SightReport(
    @JsonUnwrapped RecoveryReport recovery,
    String stage,
    Instant stageSince,
    String stageSays,
    Optional<Double> aboutSeconds,
    boolean estimate,
    boolean keepPower,
    double bytesPerSecond,
    Optional<Double> leftSeconds,
    double silentSeconds,
    Optional<Instant> runningAt,
    long changedAt,
    Told diagnosis) {
  private static final double MILLIS = 1_000.0;

  /// What happened, why, and what to do about it.
  public record Told(String happened, String cause, String next) {
    static Told of(Diagnosis diagnosis, Language language) {
      return new Told(
          diagnosis.happened().in(language),
          diagnosis.cause().in(language),
          diagnosis.next().in(language));
    }
  }

  /// As it is seen now, in words of a language.
  public static SightReport of(Sight sight, Language language) {
    Stage stage = sight.stage();
    return new SightReport(
        RecoveryReport.of(sight.recovery(), sight.bytes(), sight.retransmittedBlocks()),
        stage.kind().word(),
        stage.since(),
        stage.say().in(language),
        stage.about().map(SightReport::seconds),
        stage.estimate(),
        stage.keepPower(),
        sight.bytesPerSecond(),
        sight.left().map(SightReport::seconds),
        seconds(sight.silentFor()),
        sight.recovery().seenRunningAt(),
        sight.changedAt(),
        Told.of(Diagnosis.of(sight.recovery()), language));
  }

  private static double seconds(Duration span) {
    return span.toMillis() / MILLIS;
  }
}
