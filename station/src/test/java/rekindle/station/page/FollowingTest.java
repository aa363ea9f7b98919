package rekindle.station.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rekindle.firmware.Language;
import rekindle.firmware.Model;
import rekindle.firmware.Protocol;
import rekindle.firmware.disk.CatalogueReader;
import rekindle.recovery.FourNumbers;
import rekindle.recovery.Stage;

class FollowingTest {
  @ParameterizedTest(name = "{0}, {1}: {2} steps")
  @CsvSource({
    "snom320, ASKED, 7",
    "snom320, FETCHING, 7",
    "snom320, CHECKING_AND_WRITING, 8",
    "snom320, SHOULD_RUN, 10",
    "snom320, RUNNING, 11",
    "snom870, WAITING_FOR_PERMISSION, 9",
    "snom870, SILENT, 9",
    "snom870, CHECKING_AND_WRITING, 10",
    "snom870, RUNNING, 15",
    "snompa1, FETCHING, 0",
    "snompa1, RUNNING, 9",
  })
  void whatThePhoneDoesTicksEverythingBeforeIt(String model, Stage.Kind kind, int steps) {
    var following = new Following(model(model), FourNumbers.NONE, 0);
    var stage = new Stage(kind, Instant.EPOCH, Optional.of(Duration.ofMinutes(1)), false, false);

    assertThat(following.done(stage)).isEqualTo(steps);
  }

  @Test
  void everyModelsGuideCanBeDrawnInBothLanguages() {
    for (Model model : CatalogueReader.builtIn().models()) {
      for (Language language : Language.values()) {
        for (Protocol protocol : Set.copyOf(model.protocols().value())) {
          GuideView guide =
              GuideDrawing.of(
                  model,
                  FourNumbers.NONE,
                  protocol,
                  new Voice(language, java.time.ZoneOffset.UTC),
                  true,
                  "");

          assertThat(guide.steps()).as(model.id()).hasSameSizeAs(model.steps());
          assertThat(guide.warnings()).as(model.id()).isNotEmpty();
        }
      }
    }
  }

  @Test
  void aKeyThatIsHeldStaysLitUntilTheDisplayAsks() {
    GuideView guide =
        GuideDrawing.of(
            model("snom870"),
            FourNumbers.NONE,
            Protocol.HTTP,
            new Voice(Language.EN, java.time.ZoneOffset.UTC),
            true,
            "");

    GuideView.StepView powerOn = guide.steps().get(2);
    assertThat(powerOn.timer().orElseThrow().seconds()).isEqualTo(15);
    assertThat(powerOn.keypad().orElseThrow().hold()).isTrue();
    assertThat(guide.steps().get(3).keypad().orElseThrow().hold()).isFalse();
  }

  private static Model model(String id) {
    return CatalogueReader.builtIn().find(id).orElseThrow();
  }
}
