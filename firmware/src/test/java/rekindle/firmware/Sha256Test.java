package rekindle.firmware;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

final class Sha256Test {
  // FIPS 180-4, the example "abc".
  private static final String ABC =
      "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

  @Test
  void theSumIsTheStandardsSum() {
    assertThat(Sha256.of(ByteBuffer.wrap("abc".getBytes(US_ASCII))).hex()).isEqualTo(ABC);
  }

  @Test
  void aPastedSumIsReadInAnyLetterCase() {
    assertThat(Sha256.parse(" " + ABC.toUpperCase(java.util.Locale.ROOT) + "\n"))
        .contains(new Sha256(ABC));
  }

  @Test
  void anythingElseIsNoSum() {
    assertThat(Sha256.parse(ABC.substring(1))).isEmpty();
    assertThat(Sha256.parse(ABC.replace('b', 'g'))).isEmpty();
    assertThat(Sha256.parse("")).isEmpty();
  }
}
