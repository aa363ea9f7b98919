package rekindle.recovery;

import static org.assertj.core.api.Assertions.assertThat;
import static rekindle.recovery.Tape.Phone.A;
import static rekindle.recovery.Tape.at;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import rekindle.firmware.Catalogue;
import rekindle.firmware.Model;
import rekindle.firmware.disk.CatalogueReader;

/// Where a phone stands at a moment, by what its station has heard.
final class StageTest {

  private static final Catalogue CATALOGUE = CatalogueReader.builtIn();
  private static final Optional<Model> SNOM320 = CATALOGUE.find("snom320");

  @ParameterizedTest(name = "{0} after {1} s: {2} since {3} s")
  @CsvSource({
    "asks, 1, asked, 0, false, false",
    "refused, 1, refused, 1, false, false",
    "fetches, 5, fetching, 1, false, false",
    "silent, 9, silent, 5, false, true",
    "failed, 99, failed, 98, false, false",
    "probe, 2, size-asked, 2, false, false",
    "part, 9, has-part, 8, false, false",
    "complete, 13, checking-and-writing, 12, true, true",
    "complete, 91, checking-and-writing, 12, true, true",
    "complete, 92, should-run, 92, true, false",
    "complete, 4000, should-run, 92, true, false",
    "seen, 80, running, 70, false, false",
    "asked again, 40, refused-image, 12, true, false",
  })
  void theStageFollowsFromTheStoryAndTheTime(
      String story, double now, String stage, double since, boolean estimate, boolean keepPower) {
    Recovery recovery = story(story);

    Stage found = Stage.of(recovery, SNOM320, at(now));

    assertThat(found.kind().word()).isEqualTo(stage);
    assertThat(found.since()).isEqualTo(at(since));
    assertThat(found.estimate()).isEqualTo(estimate);
    assertThat(found.keepPower()).isEqualTo(keepPower);
  }

  @ParameterizedTest
  @CsvSource({"snom320, 3306384, 80", "snom100, 3306384, 140", "snom870, 28000000, 126"})
  void theTimeToWriteComesFromTheCatalogue(String model, long sizeBytes, long seconds) {
    Model known = CATALOGUE.find(model).orElseThrow();

    Duration about = WritingTime.of(known, OptionalLong.of(sizeBytes));

    assertThat(about.toSeconds()).isEqualTo(seconds);
  }

  @Test
  void everyModelHasATimeToWrite() {
    assertThat(CATALOGUE.models())
        .allSatisfy(
            model ->
                assertThat(WritingTime.of(model, OptionalLong.empty()))
                    .isBetween(Duration.ofSeconds(30), Duration.ofMinutes(5)));
  }

  @Test
  void withoutAModelTheTimeIsUnknownAndThePowerStaysOn() {
    Stage stage = Stage.of(story("complete"), Optional.empty(), at(200));

    assertThat(stage.kind()).isEqualTo(Stage.Kind.CHECKING_AND_WRITING);
    assertThat(stage.about()).isEmpty();
    assertThat(stage.keepPower()).isTrue();
    assertThat(stage.done(at(200))).isEmpty();
    assertThat(stage.say().en()).contains("some minutes").contains("Do not unplug");
  }

  @Test
  void theBarGoesOnWhileThePhoneWrites() {
    Stage stage = Stage.of(story("complete"), SNOM320, at(52));

    assertThat(stage.done(at(52))).contains(0.5);
    assertThat(stage.done(at(1_000))).contains(1.0);
    assertThat(stage.done(at(0))).contains(0.0);
    assertThat(stage.say().en()).isEqualTo("The phone is writing. About 80 s. Do not unplug.");
    assertThat(stage.say().de()).isEqualTo("Das Telefon schreibt. Etwa 80 s. Nicht ausstecken.");
  }

  @Test
  void whoeverWaitsForAPersonIsSaidTo() {
    Stage asked = Stage.of(story("asks"), SNOM320, at(1));
    Stage fetches = Stage.of(story("fetches"), SNOM320, at(5));

    assertThat(asked.heldUp().kind()).isEqualTo(Stage.Kind.WAITING_FOR_PERMISSION);
    assertThat(asked.heldUp().since()).isEqualTo(asked.since());
    assertThat(fetches.heldUp()).isEqualTo(fetches);
  }

  @ParameterizedTest
  @EnumSource
  void everyStageIsSaidInBothLanguages(Stage.Kind kind) {
    var stage = new Stage(kind, Instant.EPOCH, Optional.of(Duration.ofMinutes(5)), true, true);

    Wording words = stage.say();

    assertThat(words.en()).isNotBlank().doesNotContain("%");
    assertThat(words.de()).isNotBlank().doesNotContain("%").isNotEqualTo(words.en());
  }

  private static Recovery story(String which) {
    Tape asks = new Tape().asks(0, A, 1);
    return switch (which) {
      case "asks" -> asks.only();
      case "refused" -> asks.refuses(1, A, 1, Refusal.NOT_PUBLISHED, "").only();
      case "fetches" -> asks.sends(1, A, 1).only();
      case "silent" -> asks.sends(1, A, 1).stalls(8, A, 1, 512).only();
      case "failed" -> asks.sends(1, A, 1).ends(98, A, 1, Ending.PHONE_SILENT, 512).only();
      case "probe" -> asks.sends(1, A, 1).ends(2, A, 1, Ending.SIZE_PROBE, 0).only();
      case "part" -> asks.sends(1, A, 1).ends(8, A, 1, Ending.PART, 512).only();
      case "complete" -> asks.sends(1, A, 1).completes(12, A, 1).only();
      case "seen" -> asks.sends(1, A, 1).completes(12, A, 1).seen(70, A).only();
      case "asked again" ->
          asks.sends(1, A, 1).completes(12, A, 1).asks(30, A, 2).recoveries().getFirst();
      default -> throw new AssertionError(which);
    };
  }
}
