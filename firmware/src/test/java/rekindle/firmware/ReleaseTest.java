package rekindle.firmware;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import rekindle.firmware.disk.CatalogueReader;

final class ReleaseTest {
  private static final Catalogue CATALOGUE = CatalogueReader.builtIn();

  @ParameterizedTest
  @CsvSource({
    "snom870, 8.7.5.35, https://downloads.snom.com/fw/snom870-8.7.5.35-SIP-r.bin",
    "snommp, 8.7.5.35, https://downloads.snom.com/fw/snomMP-8.7.5.35-SIP-r.bin",
    "snom320, 8.7.5.35, https://downloads.snom.com/fw/snom320-8.7.5.35-SIP-f.bin",
    "snomd785, 10.1.54.13,"
        + " https://downloads.snom.com/fw/10.1.54.13/bin/snomD785-10.1.54.13-SIP-r.bin"
  })
  void anImagesAddressFollowsFromModelAndVersion(String id, String version, String address) {
    assertThat(addresses(id, version).findFirst()).contains(address);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "..", "8.7.5.35/../..", "8.7 5", "latest", "8", "9.9.9.9"})
  void whatIsNoVersionOrNowhereKeptHasNoAddress(String version) {
    assertThat(addresses("snom870", version)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://h/{modell}/{version}.bin",
        "ftp://x/{version}",
        "http://x/y",
        "file:///{version}",
        "http:// /{version}"
      })
  void aDownloadIsAWebAddressWithAPlaceForTheVersion(String pattern) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Download(Optional.empty(), Optional.empty(), pattern));
  }

  /// The table of the domain facts: the newest listed version that TFTP carries without a wrap.
  @ParameterizedTest
  @CsvSource({
    "snom300, 8.7.5.35",
    "snom870, 8.7.5.35",
    "snommp, 8.7.5.35",
    "snom710, 8.9.3.80",
    "snom760, 8.9.3.80",
    "snom715, 10.1.215.13",
    "snom725, 10.1.175.16",
    "snomd305, 10.1.54.13",
    "snomd315, 10.1.175.16",
    "snomd335, 10.1.51.12",
    "snomd345, 10.1.175.16",
    "snomd375, 10.1.51.12",
    "snomd385, 10.1.51.12",
    "snomd712, 10.1.184.15",
    "snomd717, 10.1.51.12",
    "snomd735, 10.1.51.12",
    "snomd745, 10.1.54.13",
    "snomd765, 10.1.51.12",
    "snomd785, 10.1.51.12",
    "snomd120, 10.1.54.13"
  })
  void theNewestImageThatFitsTftpIsKnown(String id, String version) {
    assertThat(model(id).newestUpTo(TftpWall.USUAL_BYTES).map(KnownImage::version))
        .contains(version);
  }

  @ParameterizedTest
  @ValueSource(strings = {"snomd713", "snomd140", "snomd150"})
  void someModelsHaveNoImageThatFitsTftp(String id) {
    assertThat(model(id).newestUpTo(TftpWall.USUAL_BYTES)).isEmpty();
    assertThat(model(id).newestUpTo(Long.MAX_VALUE)).isPresent();
  }

  private static Stream<String> addresses(String id, String version) {
    return model(id).release().addressesOf(version).stream().map(Fact::value);
  }

  private static Model model(String id) {
    return CATALOGUE.find(id).orElseThrow();
  }
}
