package rekindle.firmware;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RescueContainerTest {
  /// Practice images are quoted by their sums in tests and notes: they must never change.
  @Test
  void equalArgumentsGiveTheBytesTheyAlwaysGave() {
    ByteBuffer image = practice(25_167_056);

    assertThat(Sha256.of(image).hex())
        .isEqualTo("cd6d06b63dcda01debbd1935a0304947982eac1816a9440e7725bd88c9ce5206");
  }

  @Test
  void everyArgumentChangesTheBytes() {
    ByteBuffer image = practice(5_008);

    assertThat(practice(5_008)).isEqualTo(image);
    assertThat(rescue("snom870", 5_008, "8.7.5.35", 2)).isNotEqualTo(image);
    assertThat(rescue("snom870", 5_008, "8.7.5.36", 1)).isNotEqualTo(image);
    assertThat(rescue("snom821", 5_008, "8.7.5.35", 1)).isNotEqualTo(image);
  }

  @ParameterizedTest
  @ValueSource(
      ints = {4_096, 4_112, 4_608, 8_192 + 272, 8_192 + 288, 65_536, 66_608, 140_000, 263_008})
  void anImageOfAnyWholeSizeIsGoodAndHasThatSize(int sizeBytes) {
    ByteBuffer image = practice(sizeBytes);

    assertThat(image.remaining()).isEqualTo(sizeBytes);
    assertThat(RescueContainer.verify(image))
        .isEqualTo(
            new RescueVerdict.Good(new PracticeManifest("snom870", "8.7.5.35", 1, sizeBytes), 0));
  }

  @Test
  void sizesAreRoundedUpToACipherBlock() {
    assertThat(practice(4_097).remaining()).isEqualTo(4_112);
    assertThat(PracticeImage.wholeSizeBytes(Procedure.RESCUE_MODE, 25_167_056))
        .isEqualTo(25_167_056);
    assertThat(PracticeImage.wholeSizeBytes(Procedure.RESCUE_MODE, 25_167_057))
        .isEqualTo(25_167_072);
    assertThat(PracticeImage.wholeSizeBytes(Procedure.TFTP_UPDATE_APPLICATION, 513)).isEqualTo(513);
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 511, 4_080, 4_294_967_281L, Long.MAX_VALUE})
  void sizesOutsideTheRangeAreRefusedInWords(long sizeBytes) {
    assertThatThrownBy(
            () -> PracticeImage.make(Procedure.RESCUE_MODE, "snom870", sizeBytes, "8.7", 1))
        .hasMessageStartingWith(
            "a practice image for the rescue mode has 4096 to 4294967280 bytes, not ");
  }

  @Test
  void anyPieceIsTheSameAsInTheWhole() {
    Seed seed = Seed.drawn();
    Random random = seed.random();
    int sizeBytes = 80_000;
    PracticeImage image = PracticeImage.make(Procedure.RESCUE_MODE, "snom870", sizeBytes, "8.7", 3);
    ByteBuffer all = image.bytes();

    for (int i = 0; i < 1_000; i++) {
      int position = random.nextInt(sizeBytes);
      ByteBuffer piece = ByteBuffer.allocate(random.nextInt(20_000));
      int count = image.read(position, piece);

      int expected = Math.min(piece.capacity(), sizeBytes - position);
      assertThat(count).as("%s", seed).isEqualTo(expected);
      assertThat(piece.flip()).as("%s", seed).isEqualTo(all.slice(position, expected));
    }
  }

  @Test
  void theVerdictDoesNotDependOnHowTheBytesArrive() {
    Seed seed = Seed.drawn();
    Random random = seed.random();
    ByteBuffer image = practice(5_008);

    for (int i = 0; i < 300; i++) {
      var check = new RescueCheck();
      ByteBuffer rest = image.duplicate();
      while (rest.hasRemaining()) {
        int count = Math.min(rest.remaining(), 1 + random.nextInt(i + 1));
        check.accept(rest.slice(rest.position(), count));
        rest.position(rest.position() + count);
      }

      assertThat(check.verdict()).as("%s", seed).isEqualTo(RescueContainer.verify(image));
    }
  }

  @Test
  void oneWrongBitAnywhereIsNoticed() {
    ByteBuffer image = practice(4_096);

    for (int position = 0; position < 4_096; position++) {
      ByteBuffer damaged = copyOf(image);
      damaged.put(position, (byte) (damaged.get(position) ^ 1 << position % 8));

      boolean inWrappedKey = position >= 128 && position < 256;
      assertThat(RescueContainer.verify(damaged))
          .as("byte %d", position)
          .isInstanceOf(
              inWrappedKey ? RescueVerdict.UnknownSigner.class : RescueVerdict.BadSignature.class);
    }
  }

  @Test
  void everyTruncationIsNoticed() {
    ByteBuffer image = practice(4_096);

    for (int length = 0; length < 4_096; length++) {
      assertThat(RescueContainer.verify(image.slice(0, length)))
          .as("%d bytes", length)
          .isEqualTo(
              length < 256
                  ? new RescueVerdict.NotContainer()
                  : new RescueVerdict.Truncated(length, 4_096));
    }
  }

  @Test
  void theErasedRestOfAPartitionIsToldFromTheImage() {
    ByteBuffer flash = ByteBuffer.allocate(10_000).put(practice(5_008));
    while (flash.hasRemaining()) {
      flash.put((byte) 0xFF);
    }

    assertThat(RescueContainer.verify(flash.flip()))
        .isEqualTo(
            new RescueVerdict.Good(
                new PracticeManifest("snom870", "8.7.5.35", 1, 5_008), 10_000 - 5_008));
  }

  @Test
  void aContainerOfAnotherKeyIsOfAnUnknownSigner() {
    assertThat(RescueContainer.verify(foreign(25_008)))
        .isEqualTo(new RescueVerdict.UnknownSigner());
    assertThat(RescueContainer.verify(foreign(25_009)))
        .isEqualTo(new RescueVerdict.Truncated(25_009, 25_024));
    assertThat(RescueContainer.verify(foreign(272)))
        .isEqualTo(new RescueVerdict.Truncated(272, 288));
  }

  @Test
  void anyBytesHaveAVerdict() {
    Seed seed = Seed.drawn();
    Random random = seed.random();

    for (int i = 0; i < 2_000; i++) {
      var bytes = new byte[random.nextInt(1_000)];
      random.nextBytes(bytes);

      assertThat(RescueContainer.verify(ByteBuffer.wrap(bytes)))
          .as("%s", seed)
          .isEqualTo(new RescueVerdict.NotContainer());
    }
  }

  @Test
  void theKeysSayThatNobodyShouldTrustThem() throws Exception {
    for (String half : new String[] {"public", "private"}) {
      try (var key =
          getClass().getResourceAsStream("/practice/practice-key-DO-NOT-TRUST." + half + ".pem")) {
        assertThat(key).isNotNull();
        assertThat(new String(key.readAllBytes(), US_ASCII))
            .startsWith("REKINDLE PRACTICE KEY - DO NOT TRUST\n");
      }
    }
  }

  static ByteBuffer foreign(int sizeBytes) {
    var bytes = new byte[sizeBytes];
    new Random(7).nextBytes(bytes);
    return ByteBuffer.wrap(bytes).put(256, "Salted__".getBytes(US_ASCII));
  }

  private static ByteBuffer practice(int sizeBytes) {
    return rescue("snom870", sizeBytes, "8.7.5.35", 1);
  }

  private static ByteBuffer rescue(String model, int sizeBytes, String version, long seed) {
    return PracticeImage.make(Procedure.RESCUE_MODE, model, sizeBytes, version, seed).bytes();
  }

  private static ByteBuffer copyOf(ByteBuffer bytes) {
    return ByteBuffer.allocate(bytes.remaining()).put(bytes.duplicate()).flip();
  }
}
