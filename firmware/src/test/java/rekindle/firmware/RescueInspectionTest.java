package rekindle.firmware;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import rekindle.firmware.disk.CatalogueReader;

final class RescueInspectionTest {
  private static final Model SNOM870 = CatalogueReader.builtIn().find("snom870").orElseThrow();

  @Test
  void aPracticeImageOfTheRescueModeIsGoodAndNamesItsModel() {
    Inspection inspection = Inspection.of(practice(5_008));

    assertThat(inspection.kind())
        .isEqualTo(new FileKind.Practice(new PracticeManifest("snom870", "8.7", 1, 5_008)));
    assertThat(inspection.verdict()).isEqualTo(Inspection.Verdict.GOOD);
    assertThat(inspection.warnings("a.bin", SNOM870)).isEmpty();
  }

  @Test
  void aCutPracticeImageSaysHowMuchIsMissing() {
    Inspection inspection = Inspection.of(practice(5_008).limit(4_000));

    assertThat(inspection.verdict()).isEqualTo(Inspection.Verdict.REFUSED);
    assertThat(inspection.notice("a.bin").what())
        .isEqualTo("a.bin is cut off: it has 4,000 bytes and needs 5,008.");
  }

  @Test
  void aDamagedPracticeImageIsRefused() {
    ByteBuffer damaged = practice(5_008);
    damaged.put(4_999, (byte) ~damaged.get(4_999));

    Inspection inspection = Inspection.of(damaged);

    assertThat(inspection.kind()).isEqualTo(new FileKind.DamagedContainer());
    assertThat(inspection.verdict()).isEqualTo(Inspection.Verdict.REFUSED);
    assertThat(inspection.notice("a.bin").what()).contains("its signature does not fit");
  }

  @Test
  void bytesAfterAPracticeImageAreDamage() {
    ByteBuffer longer = ByteBuffer.allocate(5_024).put(practice(5_008)).clear();

    assertThat(Inspection.of(longer).kind()).isEqualTo(new FileKind.DamagedContainer());
  }

  @Test
  void aContainerOfTheVendorsNeedsAModelAndAWarning() {
    Inspection inspection = Inspection.of(RescueContainerTest.foreign(25_008));

    assertThat(inspection.kind()).isEqualTo(new FileKind.Container());
    assertThat(inspection.imageKind()).isEqualTo(ImageKind.RESCUE_CONTAINER);
    assertThat(inspection.verdict()).isEqualTo(Inspection.Verdict.NEEDS_MODEL);
    assertThat(inspection.warnings("a.bin", SNOM870))
        .extracting(Notice::what)
        .first()
        .asString()
        .contains("could not be checked");
  }

  @Test
  void aContainerThatEndsInsideACipherBlockIsCutOff() {
    Inspection inspection = Inspection.of(RescueContainerTest.foreign(25_001));

    assertThat(inspection.verdict()).isEqualTo(Inspection.Verdict.REFUSED);
    assertThat(inspection.notice("a.bin").what()).contains("25,001", "25,008");
  }

  @Test
  void anSwuPackageIsTold() {
    Inspection inspection = Inspection.of(ByteBuffer.wrap("070702000000".getBytes(US_ASCII)));

    assertThat(inspection.kind()).isEqualTo(new FileKind.UpdatePackage());
    assertThat(inspection.imageKind()).isEqualTo(ImageKind.SWU);
    assertThat(inspection.notice("a.swu").what()).contains("SWUpdate package (.swu)");
  }

  private static ByteBuffer practice(int sizeBytes) {
    return PracticeImage.make(SNOM870, sizeBytes, "8.7", 1).bytes();
  }
}
