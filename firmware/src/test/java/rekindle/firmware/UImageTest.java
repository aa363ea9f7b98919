package rekindle.firmware;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class UImageTest {
  private static final UImageHeader HEADER =
      new UImageHeader(
          1_289_234_220L, 700, 0x8000_0000L, 0xFFFF_FFFFL, 0xCAFE_F00DL, 5, 5, 5, 0, "a name");

  @Test
  void aHeaderIsReadAsItWasWritten() {
    ByteBuffer written = HEADER.encode();

    assertThat(UImageHeader.announcedBy(written)).isTrue();
    assertThat(UImageHeader.crcHolds(written)).isTrue();
    assertThat(UImageHeader.decode(written)).isEqualTo(HEADER);
  }

  @Test
  void aHeaderIsBigEndianWithTheNameInItsLast32Bytes() {
    ByteBuffer written = HEADER.encode();

    assertThat(written.remaining()).isEqualTo(64);
    assertThat(written.getInt(0)).isEqualTo(0x2705_1956);
    assertThat(written.getInt(12)).isEqualTo(700);
    assertThat(written.get(32)).isEqualTo((byte) 'a');
    assertThat(written.get(38)).isZero();
  }

  @Test
  void aNameOf32BytesFillsItsField() {
    String name = "n".repeat(32);

    UImageHeader header = new UImageHeader(0, 0, 0, 0, 0, 0, 0, 0, 0, name);

    assertThat(UImageHeader.decode(header.encode()).name()).isEqualTo(name);
    assertThatThrownBy(() -> new UImageHeader(0, 0, 0, 0, 0, 0, 0, 0, 0, name + "n"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aWholeImageIsGood() {
    ByteBuffer image = image();

    UImageVerdict verdict = UImageCheck.verify(image);

    assertThat(verdict).isEqualTo(new UImageVerdict.Good(UImageHeader.decode(image), 0));
    assertThat(image.position()).isZero();
  }

  @Test
  void bytesAfterTheDataAreCountedButNotChecked() {
    ByteBuffer partition = ByteBuffer.allocate(4096).put(image());
    while (partition.hasRemaining()) {
      partition.put((byte) 0xFF);
    }

    UImageVerdict verdict = UImageCheck.verify(partition.flip());

    assertThat(verdict)
        .isEqualTo(new UImageVerdict.Good(UImageHeader.decode(partition), 4096 - 1000));
  }

  @Test
  void noSingleFlippedBitGoesUnseen() {
    ByteBuffer image = image();

    for (int bit = 0; bit < image.limit() * 8; bit++) {
      flip(image, bit);
      assertThat(UImageCheck.verify(image))
          .as("bit %d", bit)
          .isInstanceOf(
              bit < 32
                  ? UImageVerdict.NotUImage.class
                  : bit < 512 ? UImageVerdict.BadHeader.class : UImageVerdict.BadData.class);
      flip(image, bit);
    }
  }

  @Test
  void anImageCutAnywhereIsTruncated() {
    ByteBuffer image = image();

    for (int length = 4; length < image.limit(); length++) {
      assertThat(UImageCheck.verify(image.duplicate().limit(length)))
          .isEqualTo(new UImageVerdict.Truncated(length, length < 64 ? 64 : 1000));
    }
  }

  @Test
  void lessThanTheMagicNumberIsNoImage() {
    for (int length = 0; length < 4; length++) {
      assertThat(UImageCheck.verify(image().limit(length)))
          .isEqualTo(new UImageVerdict.NotUImage());
    }
  }

  @Test
  void theVerdictDoesNotDependOnHowTheBytesArrive() {
    Seed seed = Seed.drawn();
    Random random = seed.random();
    ByteBuffer image = image();

    for (int i = 0; i < 500; i++) {
      var check = new UImageCheck();
      ByteBuffer rest = image.duplicate();
      while (rest.hasRemaining()) {
        int count = Math.min(rest.remaining(), random.nextInt(90));
        check.accept(rest.slice(rest.position(), count));
        rest.position(rest.position() + count);
      }

      assertThat(check.verdict()).as("%s", seed).isInstanceOf(UImageVerdict.Good.class);
    }
  }

  private static ByteBuffer image() {
    return PracticeImage.make("snom320", 1000, "8.7.5.35", 1).bytes();
  }

  private static void flip(ByteBuffer image, int bit) {
    image.put(bit / 8, (byte) (image.get(bit / 8) ^ (1 << (bit % 8))));
  }
}
