package rekindle.firmware;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import rekindle.firmware.disk.CatalogueReader;

final class InspectionTest {
  private static final Model SNOM320 = CatalogueReader.builtIn().find("snom320").orElseThrow();

  @Test
  void aPracticeImageIsGood() {
    Inspection inspection = Inspection.of(practice(5000));

    assertThat(inspection.kind())
        .isEqualTo(new FileKind.Practice(new PracticeManifest("snom320", "8.7.5.35", 1, 5000)));
    assertThat(inspection.verdict()).isEqualTo(Inspection.Verdict.GOOD);
    assertThat(inspection.imageKind()).isEqualTo(ImageKind.PRACTICE);
    assertThat(inspection.firmwareVersion()).isEqualTo("8.7.5.35");
    assertThat(inspection.sizeBytes()).isEqualTo(5000);
    assertThat(inspection.sha256()).isEqualTo(Sha256.of(practice(5000)));
    assertThat(inspection.warnings("a.bin", SNOM320)).isEmpty();
  }

  @Test
  void aTruncatedImageIsRefusedWithBothSizes() {
    Inspection inspection = Inspection.of(practice(5000).limit(4000));

    assertThat(inspection.verdict()).isEqualTo(Inspection.Verdict.REFUSED);
    assertThat(inspection.notice("a.bin"))
        .isEqualTo(
            new Notice(
                "a.bin is cut off: it has 4,000 bytes and announces 5,000.",
                "Nothing was changed; what was published before is still served.",
                "copy or download it again, or run \"rekindle image add a.bin --as NAME\" to"
                    + " publish it unchecked"));
  }

  @Test
  void aDamagedImageIsRefused() {
    assertThat(Inspection.of(flipped(practice(5000), 30)).kind())
        .isEqualTo(new FileKind.DamagedUImage(true));
    assertThat(Inspection.of(flipped(practice(5000), 3000)).kind())
        .isEqualTo(new FileKind.DamagedUImage(false));
    assertThat(Inspection.of(flipped(practice(5000), 3000)).verdict())
        .isEqualTo(Inspection.Verdict.REFUSED);
  }

  @Test
  void anEmptyFileIsRefused() {
    Inspection inspection = Inspection.of(ByteBuffer.allocate(0));

    assertThat(inspection.kind()).isEqualTo(new FileKind.Empty());
    assertThat(inspection.verdict()).isEqualTo(Inspection.Verdict.REFUSED);
    assertThat(inspection.notice("a.bin").what()).isEqualTo("a.bin is empty.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<!DOCTYPE html><html>404</html>",
        "<!doctype HTML>",
        "\r\n\t <html lang=en>",
        "\uFEFF<!DOCTYPE html>",
        "<HEAD><title>x",
        "<?xml version=\"1.0\"?><html/>",
        "<!-- saved from url -->\n<html>",
      })
  void aWebPageIsRefused(String page) {
    Inspection inspection = Inspection.of(ByteBuffer.wrap(page.getBytes(UTF_8)));

    assertThat(inspection.kind()).isEqualTo(new FileKind.WebPage());
    assertThat(inspection.verdict()).isEqualTo(Inspection.Verdict.REFUSED);
    assertThat(inspection.notice("a.bin").what())
        .isEqualTo("a.bin is a web page (HTML), not firmware.");
  }

  @ParameterizedTest
  @CsvSource({
    "504b0304, zip",
    "504b0506, zip",
    "1f8b08, gzip",
    "377abcaf271c, 7z",
    "526172211a07, rar",
    "fd377a585a00, xz",
    "425a68, bzip2",
  })
  void anArchiveIsRefused(String firstBytes, String format) {
    ByteBuffer archive = ByteBuffer.wrap(HexFormat.of().parseHex(firstBytes + "0000000000"));

    Inspection inspection = Inspection.of(archive);

    assertThat(inspection.kind()).isEqualTo(new FileKind.Archive(format));
    assertThat(inspection.verdict()).isEqualTo(Inspection.Verdict.REFUSED);
    assertThat(inspection.notice("a.bin").what())
        .isEqualTo("a.bin is a %s archive; a phone cannot unpack it.".formatted(format));
  }

  @Test
  void opaqueBytesNeedAModelAndAWarning() {
    Inspection inspection = Inspection.of(noise(3_306_384));

    assertThat(inspection.kind()).isEqualTo(new FileKind.Opaque());
    assertThat(inspection.verdict()).isEqualTo(Inspection.Verdict.NEEDS_MODEL);
    assertThat(inspection.warnings("a.bin", SNOM320))
        .extracting(Notice::what)
        .containsExactly("The vendor's format is not public, so a.bin could not be checked.");
  }

  @Test
  void aSizeOutsideTheModelsBandIsAWarning() {
    Inspection inspection = Inspection.of(noise(500_000));

    assertThat(inspection.warnings("a.bin", SNOM320))
        .extracting(Notice::what)
        .contains(
            "a.bin has 500,000 bytes; images for snom320 have 1,000,000 to 4,000,000 (inferred).");
  }

  @Test
  void aForeignUImageNeedsAModel() {
    Inspection inspection = Inspection.of(foreignUImage());

    assertThat(inspection.kind())
        .isEqualTo(new FileKind.UImage(UImageHeader.decode(foreignUImage()), 0));
    assertThat(inspection.verdict()).isEqualTo(Inspection.Verdict.NEEDS_MODEL);
    assertThat(inspection.imageKind()).isEqualTo(ImageKind.UIMAGE);
  }

  @Test
  void aPracticeImageForAnotherModelIsAWarning() {
    ByteBuffer other = PracticeImage.make("snom300", 5000, "8.7", 1).bytes();

    assertThat(Inspection.of(other).warnings("a.bin", SNOM320))
        .extracting(Notice::what)
        .containsExactly("a.bin is a practice image for snom300, not for snom320.");
  }

  @Test
  void aPracticeImageThatDoesNotFitTheFlashIsAWarning() {
    ByteBuffer large = PracticeImage.make("snom320", 8_000_000, "8.7", 1).bytes();

    assertThat(Inspection.of(large).warnings("a.bin", SNOM320))
        .extracting(Notice::what)
        .containsExactly("a.bin has 8,000,000 bytes; a virtual snom320 has room for 7,864,320.");
  }

  @Test
  void theFindingDoesNotDependOnHowTheBytesArrive() {
    Seed seed = Seed.drawn();
    Random random = seed.random();
    ByteBuffer image = practice(5000);

    for (int i = 0; i < 300; i++) {
      var inspector = new Inspector();
      ByteBuffer rest = image.duplicate();
      while (rest.hasRemaining()) {
        int count = Math.min(rest.remaining(), 1 + random.nextInt(700));
        inspector.accept(rest.slice(rest.position(), count));
        rest.position(rest.position() + count);
      }

      assertThat(inspector.inspection()).as("%s", seed).isEqualTo(Inspection.of(image));
    }
  }

  @Test
  void anyBytesHaveAVerdictAndWords() {
    Seed seed = Seed.drawn();
    Random random = seed.random();

    for (int i = 0; i < 5_000; i++) {
      var bytes = new byte[random.nextInt(700)];
      random.nextBytes(bytes);
      ByteBuffer file = ByteBuffer.wrap(bytes);
      if (random.nextBoolean() && bytes.length >= 4) {
        file.putInt(0, UImageHeader.MAGIC);
      }

      Inspection inspection = Inspection.of(file);

      assertThat(inspection.notice("a.bin").text()).as("%s", seed).startsWith("a.bin ");
    }
  }

  private static ByteBuffer practice(int sizeBytes) {
    return PracticeImage.make("snom320", sizeBytes, "8.7.5.35", 1).bytes();
  }

  private static ByteBuffer flipped(ByteBuffer image, int position) {
    return image.put(position, (byte) ~image.get(position));
  }

  private static ByteBuffer noise(int sizeBytes) {
    var bytes = new byte[sizeBytes];
    new Random(5).nextBytes(bytes);
    return ByteBuffer.wrap(bytes);
  }

  private static ByteBuffer foreignUImage() {
    byte[] data = "kernel".getBytes(ISO_8859_1);
    var crc = new java.util.zip.CRC32();
    crc.update(data);
    var header = new UImageHeader(0, data.length, 0, 0, crc.getValue(), 5, 5, 2, 0, "Linux");
    return ByteBuffer.allocate(70).put(header.encode()).put(data).flip();
  }
}
