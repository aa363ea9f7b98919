package rekindle.firmware;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import rekindle.firmware.disk.CatalogueReader;

final class IdentityTest {
  private static final Catalogue CATALOGUE = CatalogueReader.builtIn();
  private static final ByteBuffer OPAQUE = ByteBuffer.wrap(new byte[] {1, 2, 3});

  @ParameterizedTest
  @CsvSource({
    "snom870-8.7.5.35-SIP-r.bin, snom870, 8.7.5.35",
    "snomMP-8.7.5.35-SIP-r.bin, snommp, 8.7.5.35",
    "SNOM320-8.7.5.35-sip-F.BIN, snom320, 8.7.5.35",
    "snom320-6.5.20-SIP-j.bin, snom320, 6.5.20",
    "snom360-3.25-l.bin, snom360, 3.25",
    "snom870-8.7.5.35-SIP-r (1).bin, snom870, 8.7.5.35",
    "snom870-r.bin, snom870, ''",
    "SNOM370-J.BIN, snom370, ''"
  })
  void aNameTellsModelAndVersion(String fileName, String model, String version) {
    Identity identity = identity(OPAQUE, fileName, PublishedSums.NONE).orElseThrow();

    assertThat(identity.model().id()).isEqualTo(model);
    assertThat(identity.version()).isEqualTo(version);
    assertThat(identity.by()).isEqualTo(Identity.By.NAME);
  }

  @ParameterizedTest
  @ValueSource(strings = {"firmware.bin", "snom-8.7-SIP-r.bin", "snom999-8.7-SIP-r.bin", ""})
  void otherNamesTellNothing(String fileName) {
    assertThat(identity(OPAQUE, fileName, PublishedSums.NONE)).isEmpty();
  }

  @Test
  void contentsCountMoreThanTheName() {
    ByteBuffer image = PracticeImage.make("snom300", 5_000, "1.0", 1).bytes();

    Identity identity =
        identity(image, "snom870-8.7.5.35-SIP-r.bin", PublishedSums.NONE).orElseThrow();

    assertThat(identity.model().id()).isEqualTo("snom300");
    assertThat(identity.by()).isEqualTo(Identity.By.CONTENTS);
  }

  @Test
  void aPublishedSumCountsMoreThanTheName() {
    String line = Sha256.of(OPAQUE.duplicate()) + "  snom370-8.7.5.35-SIP-f.bin\n";
    PublishedSums sums = PublishedSums.parse(line, "list").sums();

    Identity identity = identity(OPAQUE, "snom320.bin", sums).orElseThrow();

    assertThat(identity.model().id()).isEqualTo("snom370");
    assertThat(identity.version()).isEqualTo("8.7.5.35");
    assertThat(identity.by()).isEqualTo(Identity.By.SUM);
  }

  private static Optional<Identity> identity(ByteBuffer file, String fileName, PublishedSums sums) {
    return Identity.of(Inspection.of(file), fileName, CATALOGUE, sums);
  }
}
