package rekindle.firmware;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class KeyTest {
  @Test
  void aCharacterFindsItsKeyAndTheKeySaysItsCharacter() {
    for (char character : "0123456789*#".toCharArray()) {
      assertThat(Key.carrying(character).map(Key::label)).contains(String.valueOf(character));
    }
    assertThat(Key.carrying('A')).isEmpty();
  }

  @Test
  void theOtherKeysAreNamedAsAGuideNamesThem() {
    assertThat(Key.OK.label()).isEqualTo("OK");
    assertThat(Key.UP.label()).isEqualTo("up arrow");
    assertThat(Key.SOFT_4.label()).isEqualTo("soft key 4");
  }

  @Test
  void tenKeysCarryDigits() {
    assertThat(Key.DIGITS).hasSize(10).allMatch(Key::isDigit);
  }
}
