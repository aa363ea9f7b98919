package rekindle.tftp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class BlocksTest {
  @ParameterizedTest
  @ValueSource(ints = {8, 512, 1428, 1468, 65_464})
  void anEmptyFileIsOneEmptyBlock(int blockSizeBytes) {
    Blocks blocks = new Blocks(0, blockSizeBytes, Rollover.TO_ZERO);

    assertThat(blocks.last()).isEqualTo(1);
    assertThat(blocks.payloadBytes(1)).isZero();
  }

  @ParameterizedTest
  @CsvSource({"1, 1, 1", "1535, 3, 511", "1536, 4, 0", "1537, 4, 1", "3306384, 6458, 400"})
  void theLastBlockIsShorterThanTheRest(long sizeBytes, long last, int lastPayloadBytes) {
    Blocks blocks = new Blocks(sizeBytes, 512, Rollover.TO_ZERO);

    assertThat(blocks.last()).isEqualTo(last);
    assertThat(blocks.payloadBytes(last)).isEqualTo(lastPayloadBytes);
    assertThat(LongStream.rangeClosed(1, last).map(blocks::payloadBytes).sum())
        .isEqualTo(sizeBytes);
  }

  @ParameterizedTest
  @CsvSource({
    "TO_ZERO, 65535, 65535",
    "TO_ZERO, 65536, 0",
    "TO_ZERO, 65537, 1",
    "TO_ZERO, 131072, 0",
    "TO_ONE, 65535, 65535",
    "TO_ONE, 65536, 1",
    "TO_ONE, 131070, 65535",
    "TO_ONE, 131071, 1",
    "TO_ONE, 0, 0",
    "TO_ZERO, 0, 0"
  })
  void numbersOnTheWireRollOver(Rollover rollover, long block, int onTheWire) {
    assertThat(BlockNumbers.onTheWire(block, rollover)).isEqualTo(onTheWire);
  }

  @ParameterizedTest
  @EnumSource
  void theDistanceToABlockIsFoundFromItsNumberAlsoOverTheWrap(Rollover rollover) {
    for (long base : new long[] {0, 1, 65_470, 65_534, 65_535, 65_536, 131_000, 10_000_000_000L}) {
      for (int step = 0; step <= 100; step++) {
        int onTheWire = BlockNumbers.onTheWire(base + step, rollover);

        assertThat(BlockNumbers.distance(base, onTheWire, rollover)).isEqualTo(step);
      }
    }
  }

  @Test
  void rollingToOneNumberZeroIsOnlyTheAnswerToOptions() {
    assertThat(BlockNumbers.distance(0, 0, Rollover.TO_ONE)).isZero();
    assertThat(BlockNumbers.distance(65_535, 0, Rollover.TO_ONE)).isEqualTo(-1);
  }

  @Test
  void rollingToOneNumber65535IsNotTheOneBeforeTheFirst() {
    assertThat(BlockNumbers.distance(0, 65_535, Rollover.TO_ONE)).isEqualTo(65_535);
  }

  @Test
  void thirtyTwoMegabytesIsTheWall() {
    assertThat(Blocks.largestSizeWithoutWrapBytes(512)).isEqualTo(33_553_919);
    assertThat(new Blocks(33_553_919, 512, Rollover.TO_ZERO).last()).isEqualTo(65_535);
    assertThat(new Blocks(33_553_920, 512, Rollover.TO_ZERO).last()).isEqualTo(65_536);
  }

  @Test
  void aBlockIsFramedWithItsHeader() throws IOException {
    PatternContent content = new PatternContent(1_000);
    Blocks blocks = new Blocks(1_000, 512, Rollover.TO_ZERO);
    ByteBuffer packet = ByteBuffer.allocate(2_000);

    boolean whole = blocks.frame(2, content, packet);

    packet.flip();
    assertThat(whole).isTrue();
    assertThat(packet.getInt()).isEqualTo(Frame.DATA << 16 | 2);
    assertThat(packet.remaining()).isEqualTo(488);
    assertThat(content.matches(512, packet)).isTrue();
  }

  @Test
  void aContentThatShrankIsNoticedBeforeAShortBlockLooksLikeTheEnd() throws IOException {
    Blocks blocks = new Blocks(1_000, 512, Rollover.TO_ZERO);
    ByteBuffer packet = ByteBuffer.allocate(2_000);

    boolean whole = blocks.frame(2, new PatternContent(700), packet);

    assertThat(whole).isFalse();
    assertThat(packet.limit()).isEqualTo(2_000);
  }

  @Test
  void sizesOutsideTheRfcCannotBeMade() {
    assertThatThrownBy(() -> new Blocks(-1, 512, Rollover.TO_ZERO))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Blocks(0, 7, Rollover.TO_ZERO))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Limits.ofBlockSize(65_465))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
