package rekindle.firmware;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

final class PhraseTest {
  @Test
  void placesAreFilledInEveryLanguage() {
    var phrase = new Phrase("Type {server} now.", "Tippen Sie {server} ein.");
    var values = Map.of("server", "10.0.0.1");

    assertThat(phrase.in(Language.EN, values)).isEqualTo("Type 10.0.0.1 now.");
    assertThat(phrase.in(Language.DE, values)).isEqualTo("Tippen Sie 10.0.0.1 ein.");
  }

  @Test
  void aPlaceWithoutAValueStaysOpen() {
    var phrase = new Phrase("{phone} and {server}", "{phone} und {server}");

    assertThat(phrase.in(Language.EN, Map.of("phone", "$1\\"))).isEqualTo("$1\\ and {server}");
  }

  @Test
  void bothLanguagesLeaveTheSamePlacesOpen() {
    assertThatThrownBy(() -> new Phrase("Type {server}.", "Tippen Sie {phone} ein."))
        .hasMessage("English leaves [server] open, German leaves [phone] open");
  }

  @Test
  void aPhraseNeedsEveryLanguage() {
    assertThatThrownBy(() -> new Phrase("Type.", " "))
        .hasMessage("a phrase needs English and German");
  }
}
