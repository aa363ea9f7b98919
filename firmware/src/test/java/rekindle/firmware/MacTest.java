package rekindle.firmware;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import rekindle.firmware.disk.CatalogueReader;

final class MacTest {
  private static final Catalogue CATALOGUE = CatalogueReader.builtIn();

  @ParameterizedTest
  @ValueSource(
      strings = {"00:04:13:25:AA:01", "00-04-13-25-aa-01", "0004.1325.aa01", "00041325AA01"})
  void anAddressIsReadInEverySpelling(String text) {
    assertThat(Mac.parse(text)).map(Mac::toString).contains("00:04:13:25:aa:01");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "00:04:13:25:AA", "00:04:13:25:AA:0g", "00:04:13:25:AA:01:02", "zz"})
  void anythingElseIsNoAddress(String text) {
    assertThat(Mac.parse(text)).isEmpty();
  }

  @Test
  void sixOctetsAreAnAddress() {
    assertThat(Mac.of(new byte[] {0, 4, 0x13, (byte) 0x8E, (byte) 0xFF, 1}))
        .hasToString("00:04:13:8e:ff:01");
    assertThatIllegalArgumentException().isThrownBy(() -> Mac.of(new byte[5]));
  }

  /// One group of each model of the vendor's own table.
  @ParameterizedTest
  @CsvSource({
    "23, snom360",
    "24, snom320",
    "25, snom300",
    "26, snom370",
    "32, snommp",
    "33, snompa1",
    "40, snom820",
    "45, snom821",
    "47, snom870",
    "70, snom720",
    "7B, snom760",
    "89, snom710",
    "8A, snom715",
    "86, snom725",
    "79, snomd745",
    "82, snomd120",
    "8E, snomd305",
    "84, snomd315",
    "A1, snomd345",
    "88, snomd712",
    "94, snomd765",
    "91, snomd375",
    "92, snomd785",
    "93, snomd385",
    "2A, m3",
    "56, m9",
    "61, m700",
    "62, m300",
    "64, m200sc",
    "A0, c520"
  })
  void theFourthOctetTellsTheModel(String group, String id) {
    Mac mac = Mac.parse("00:04:13:" + group + ":12:34").orElseThrow();

    assertThat(CATALOGUE.ofMac(mac)).contains(id);
  }

  @ParameterizedTest
  @ValueSource(strings = {"00:04:13:FF:12:34", "00:04:14:25:12:34", "ff:ff:ff:ff:ff:ff"})
  void anUnknownGroupTellsNothing(String mac) {
    assertThat(CATALOGUE.ofMac(Mac.parse(mac).orElseThrow())).isEmpty();
  }

  @Test
  void noTwoModelsClaimOnePrefix() {
    var prefixes =
        CATALOGUE.models().stream().flatMap(model -> model.macPrefixes().value().stream()).toList();

    assertThat(prefixes).doesNotHaveDuplicates().hasSizeGreaterThan(70);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "00:04:1", "0:4", "00-04", "00:04:13:25:01:02", "xx"})
  void aPrefixIsWholeOctets(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> MacPrefix.parse(text));
  }
}
