package rekindle.firmware;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import rekindle.firmware.disk.CatalogueReader;

final class UserAgentTest {
  /// The forms that are publicly known.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "Mozilla/4.0 (compatible; snom320-SIP 6.5.20; snom320 jffs2 v3.36; snom320 linux 3.38)"
            + " | snom320 | 6.5.20 | - | -",
        "snom320-SIP 7.3.30 1.1.3-u | snom320 | 7.3.30 | 1.1.3-u | -",
        "snomPA1-SIP 8.4.35 1.1.3-s | snompa1 | 8.4.35 | 1.1.3-s | -",
        "snom820-SIP 8.4.35 1.1.4-IFX-26.11.09 | snom820 | 8.4.35 | 1.1.4-IFX-26.11.09 | -",
        "snom710-SIP 8.7.5.35 1.1.5-IFX-05.01.12 000413741767"
            + " | snom710 | 8.7.5.35 | 1.1.5-IFX-05.01.12 | 00:04:13:74:17:67",
        "snom870-SIP 8.4.35 SPEAr300 SNOM 1.4 | snom870 | 8.4.35 | SPEAr300 SNOM 1.4 | -",
        "snom760-SIP 8.7.3.19 2010.06 | snom760 | 8.7.3.19 | 2010.06 | -",
        "snomD785-SIP 10.1.33.33 2010.12-00004-g9ba52f5 000413922D24 SXM:0 UXM:0"
            + " | snomd785 | 10.1.33.33 | 2010.12-00004-g9ba52f5 | 00:04:13:92:2d:24",
        "Mozilla/4.0 (compatible; snom870-SIP 8.4.35 SPEAr300 SNOM 1.4)"
            + " | snom870 | 8.4.35 | SPEAr300 SNOM 1.4 | -"
      })
  void theKnownFormsAreRead(
      String header, String model, String firmware, String bootLoader, String mac) {
    UserAgent read = UserAgent.read(header);

    assertThat(read)
        .isEqualTo(
            new UserAgent(
                Optional.ofNullable(model),
                Optional.ofNullable(firmware),
                Optional.ofNullable(bootLoader),
                Optional.ofNullable(mac).flatMap(Mac::parse)));
  }

  @Test
  void theModelIsOneThatTheCatalogueFinds() {
    String model = UserAgent.read("snomD715-SIP 10.1.54.13 2010.12").model().orElseThrow();

    assertThat(CatalogueReader.builtIn().find(model).map(Model::id)).contains("snom715");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "curl/7.88.1",
        "Wget",
        "snom",
        "snom320",
        "snom320-SIP",
        "snom320-SIP x",
        "snom320-SIP 8.7\r\nX-Evil: 1",
        "snomaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa-SIP 1.2",
        "xsnom320-SIP 1.2",
        "\u0000\uFFFF snom-SIP 1"
      })
  void whateverAClientSaysIsNoTrouble(String header) {
    UserAgent read = UserAgent.read(header);

    assertThat(read.model().map(String::length).orElse(0)).isLessThan(21);
    assertThat(read.bootLoaderVersion().orElse("")).doesNotContain("\r", "\n", ":");
  }

  @Test
  void aHeaderThatPretendsToGoOnDoesNotReachTheBootLoader() {
    UserAgent read = UserAgent.read("snom320-SIP 8.7.5.35 <script>alert(1)</script> 1.1.3-s");

    assertThat(read.bootLoaderVersion().orElse("")).doesNotContain("<");
  }

  @Test
  void aVeryLongHeaderIsReadAtOnce() {
    String hostile = "snom320-SIP " + "1.".repeat(500_000) + " ".repeat(500_000);

    Assertions.assertTimeoutPreemptively(Duration.ofSeconds(5), () -> UserAgent.read(hostile));
  }

  @Test
  void randomTextsAreAlwaysRead() {
    Seed seed = Seed.drawn();
    Random random = seed.random();

    for (int round = 0; round < 20_000; round++) {
      String header = "snom320-SIP 8.7.5.35 1.1.3-s 000413741767 (;)";
      var mutated = new StringBuilder(header);
      for (int change = random.nextInt(8); change > 0; change--) {
        mutated.setCharAt(random.nextInt(mutated.length()), (char) random.nextInt(0x10000));
      }

      UserAgent read = UserAgent.read(mutated.toString());

      assertThat(read.firmwareVersion().orElse("1").length())
          .as("%s: %s", seed, mutated)
          .isLessThan(40);
    }
  }
}
