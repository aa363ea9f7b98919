package rekindle.station.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import rekindle.firmware.Language;

class WordsTest {
  private static final Pattern NAMED = Pattern.compile("\\{[a-z]+}");
  private static final Pattern PLACE = Pattern.compile("%(\\d+\\$)?,?[sd]");

  @ParameterizedTest
  @EnumSource
  void everyTextIsThereInBothLanguagesWithTheSamePlaces(Words words) {
    String english = words.in(Language.EN);
    String german = words.in(Language.DE);

    assertThat(english).isNotBlank();
    assertThat(german).isNotBlank();
    assertThat(found(NAMED, german)).containsExactlyInAnyOrderElementsOf(found(NAMED, english));
    assertThat(found(PLACE, german)).hasSameSizeAs(found(PLACE, english));
  }

  @Test
  void numbersAreSpokenInTheMannerOfTheLanguage() {
    var english = new Voice(Language.EN, ZoneOffset.UTC);
    var german = new Voice(Language.DE, ZoneOffset.UTC);

    assertThat(List.of(english.size(13_240_000), german.size(13_240_000), english.size(812)))
        .containsExactly("13.2 MB", "13,2 MB", "812 bytes");
    assertThat(english.percent(999, 1_000)).isEqualTo("99 %");
    assertThat(
            List.of(
                english.duration(Duration.ofSeconds(48)),
                english.duration(Duration.ofSeconds(125)),
                english.duration(Duration.ofMinutes(190))))
        .containsExactly("48 s", "2 min 5 s", "3 h 10 min");
  }

  private static List<String> found(Pattern pattern, String text) {
    return pattern.matcher(text).results().map(MatchResult::group).toList();
  }
}
