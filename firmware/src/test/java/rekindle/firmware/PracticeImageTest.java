package rekindle.firmware;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PracticeImageTest {
  /// Practice images are quoted by their sums in tests and notes: they must never change.
  @Test
  void equalArgumentsGiveTheBytesTheyAlwaysGave() {
    PracticeImage image = PracticeImage.make("snom320", 3_306_384, "8.7.5.35", 1);

    assertThat(Sha256.of(image.bytes()).hex())
        .isEqualTo("e3c46abe39c2cc95b6bc0f584b49f53557597b440884884be34e92f13ff879af");
  }

  @Test
  void everyArgumentChangesTheBytes() {
    ByteBuffer image = PracticeImage.make("snom320", 2000, "8.7.5.35", 1).bytes();

    assertThat(PracticeImage.make("snom320", 2000, "8.7.5.35", 1).bytes()).isEqualTo(image);
    assertThat(PracticeImage.make("snom320", 2000, "8.7.5.35", 2).bytes()).isNotEqualTo(image);
    assertThat(PracticeImage.make("snom320", 2000, "8.7.5.36", 1).bytes()).isNotEqualTo(image);
    assertThat(PracticeImage.make("snom300", 2000, "8.7.5.35", 1).bytes()).isNotEqualTo(image);
  }

  @ParameterizedTest
  @ValueSource(ints = {512, 513, 519, 520, 1024, 65_535, 65_536 + 512, 70_001})
  void anImageOfAnySizeIsWholeAndHasThatSize(int sizeBytes) {
    ByteBuffer image = PracticeImage.make("snom370", sizeBytes, "8.7", 7).bytes();

    assertThat(image.remaining()).isEqualTo(sizeBytes);
    assertThat(UImageCheck.verify(image)).isInstanceOf(UImageVerdict.Good.class);
  }

  @Test
  void modelAndVersionAreReadBackFromTheData() {
    ByteBuffer image = PracticeImage.make("snom370", 512, "8.7.5.35-beta_1+x", -5).bytes();

    Optional<PracticeManifest> manifest = PracticeManifest.read(image.position(64));

    assertThat(manifest).contains(new PracticeManifest("snom370", "8.7.5.35-beta_1+x", -5, 512));
  }

  @Test
  void theNameFieldCarriesModelAndVersion() {
    ByteBuffer image = PracticeImage.make("snom370", 512, "8.7.5.35", 0).bytes();

    assertThat(UImageHeader.decode(image).name()).isEqualTo("PRACTICE snom370 8.7.5.35");
  }

  @Test
  void aLongVersionIsCutInTheNameFieldOnly() {
    String version = "v".repeat(32);

    ByteBuffer image = PracticeImage.make("snom370", 512, version, 0).bytes();

    assertThat(UImageHeader.decode(image).name()).isEqualTo("PRACTICE snom370 " + "v".repeat(15));
    assertThat(PracticeManifest.read(image.position(64)).orElseThrow().firmwareVersion())
        .isEqualTo(version);
  }

  @Test
  void itSaysInPlainTextThatItIsNotFirmware() {
    var start = new byte[200];

    PracticeImage.make("snom370", 5000, "8.7", 0).bytes().get(64, start);

    assertThat(new String(start, US_ASCII))
        .startsWith("REKINDLE PRACTICE IMAGE\nSynthetic bytes for virtual phones. Not firmware");
  }

  @Test
  void anyPieceIsTheSameAsInTheWhole() {
    Seed seed = Seed.drawn();
    Random random = seed.random();
    PracticeImage image = PracticeImage.make("snom320", 10_007, "8.7", 3);
    ByteBuffer all = image.bytes();

    for (int i = 0; i < 2_000; i++) {
      int position = random.nextInt(10_007);
      ByteBuffer piece = ByteBuffer.allocate(random.nextInt(2_000));
      int count = image.read(position, piece);

      int expected = Math.min(piece.capacity(), 10_007 - position);
      assertThat(count).as("%s", seed).isEqualTo(expected);
      assertThat(piece.flip()).as("%s", seed).isEqualTo(all.slice(position, expected));
    }
  }

  @Test
  void theStreamHasTheSameBytes() throws IOException {
    PracticeImage image = PracticeImage.make("snom320", 10_007, "8.7", 3);

    assertThat(ByteBuffer.wrap(image.stream().readAllBytes())).isEqualTo(image.bytes());
    assertThat(image.read(10_007, ByteBuffer.allocate(1))).isEqualTo(-1);
    assertThat(image.read(10_007, ByteBuffer.allocate(0))).isZero();
  }

  @Test
  void fortyMegabytesNeedNoFortyMegabytesOfMemory() throws IOException {
    PracticeImage image = PracticeImage.make("snom370", 40_000_000, "8.7", 3);
    var inspector = new Inspector();
    var bytes = new byte[1 << 16];

    try (var stream = image.stream()) {
      for (int count = stream.read(bytes); count >= 0; count = stream.read(bytes)) {
        inspector.accept(ByteBuffer.wrap(bytes, 0, count));
      }
    }

    assertThat(inspector.inspection().kind()).isEqualTo(new FileKind.Practice(image.manifest()));
  }

  @Test
  void argumentsOutsideTheirRangeAreRefusedInWords() {
    assertThatThrownBy(() -> PracticeImage.make("snom320", 511, "8.7", 0))
        .hasMessage("a practice image has 512 to 4294967359 bytes, not 511");
    assertThatThrownBy(() -> PracticeImage.make("snom320", 4_294_967_360L, "8.7", 0))
        .hasMessageContaining("not 4294967360");
    assertThatThrownBy(() -> PracticeImage.make("snom320", 512, "8 7", 0))
        .hasMessageStartingWith("a firmware version is 1 to 32 letters");
    assertThatThrownBy(() -> PracticeImage.make("Snom 320", 512, "8.7", 0))
        .hasMessageStartingWith("a model's id is");
  }

  @Test
  void foreignBytesHaveNoManifest() {
    assertThat(PracticeManifest.read(ByteBuffer.allocate(0))).isEmpty();
    assertThat(PracticeManifest.read(ByteBuffer.allocate(448))).isEmpty();
    assertThat(PracticeManifest.read(ByteBuffer.wrap(text("model=snom320\n")))).isEmpty();
    assertThat(PracticeManifest.read(ByteBuffer.wrap(text("REKINDLE PRACTICE IMAGE\nsize=x\n"))))
        .isEmpty();
  }

  private static byte[] text(String text) {
    return text.getBytes(US_ASCII);
  }
}
