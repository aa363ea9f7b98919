package rekindle.firmware;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class NearestNameTest {
  private static final List<String> PUBLISHED =
      List.of("snom300.bin", "snom320.bin", "snom370.bin", "snom370-j.bin", "snomMP-r.bin");

  @ParameterizedTest
  @CsvSource({
    "snom320-r.bin, snom320.bin",
    "snom320-8.7.5.35-SIP-f.bin, snom320.bin",
    "/tftpboot/SNOM320.bni, snom320.bin",
    "snom370-jj.bin, snom370-j.bin",
    "snommp.bin, snomMP-r.bin",
    "smom300.bin, snom300.bin",
  })
  void theLikelyMeaningIsProposed(String asked, String meant) {
    assertThat(NearestName.to(asked, PUBLISHED)).contains(meant);
  }

  @ParameterizedTest
  @CsvSource({"pxelinux.0", "index.html", "''", "firmware/"})
  void nothingIsProposedForSomethingElse(String asked) {
    assertThat(NearestName.to(asked, PUBLISHED)).isEmpty();
  }

  @Test
  void nothingIsProposedWhereNothingIsPublished() {
    assertThat(NearestName.to("snom320.bin", List.of())).isEmpty();
  }
}
