package rekindle.firmware;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import rekindle.firmware.disk.CatalogueReader;

final class DeliveryTest {
  private static final Catalogue CATALOGUE = CatalogueReader.builtIn();
  private static final Model SNOM870 = CATALOGUE.find("snom870").orElseThrow();
  private static final Model SNOM320 = CATALOGUE.find("snom320").orElseThrow();

  @Test
  void theWallIsAtTheLastBlockThatCanBeShort() {
    assertThat(TftpWall.USUAL_BYTES).isEqualTo(33_553_919);
    assertThat(abilities(33_553_919)).containsOnly(Delivery.Ability.WORKS);
    assertThat(abilities(33_553_920))
        .containsExactly(
            Delivery.Ability.DOUBTFUL, Delivery.Ability.WORKS, Delivery.Ability.DOUBTFUL);
  }

  @Test
  void aModelThatSpeaksTftpAloneIsToldFromTheOthers() {
    assertThat(Delivery.of(3_306_384, SNOM320))
        .extracting(Delivery::ability)
        .containsExactly(
            Delivery.Ability.WORKS, Delivery.Ability.NOT_SPOKEN, Delivery.Ability.NOT_SPOKEN);
  }

  @Test
  void pastTheWallTheAdviceIsHttpOrTheNewestVersionThatFits() {
    Notice advice = Delivery.advice(40_000_000, "a.bin", SNOM870).orElseThrow();

    assertThat(advice.what()).contains("larger than 33,553,919 bytes");
    assertThat(advice.next())
        .isEqualTo(
            "choose HTTP on the phone, or take version 8.7.5.35 (25,167,056 bytes), the newest"
                + " that is known to fit");
    assertThat(Delivery.advice(33_553_919, "a.bin", SNOM870)).isEmpty();
  }

  @Test
  void versionsAreOrderedByTheirNumbers() {
    List<String> sorted =
        Stream.of("10.1.20.0", "8.9.3.80", "8.9.3", "10.1.9", "8.10.0")
            .sorted(Versions.ORDER)
            .toList();

    assertThat(sorted).containsExactly("8.9.3", "8.9.3.80", "8.10.0", "10.1.9", "10.1.20.0");
  }

  private static List<Delivery.Ability> abilities(long sizeBytes) {
    return Delivery.of(sizeBytes).stream().map(Delivery::ability).toList();
  }
}
