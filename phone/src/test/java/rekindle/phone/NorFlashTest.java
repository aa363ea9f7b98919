package rekindle.phone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rekindle.firmware.FlashGeometry;
import rekindle.firmware.Partition;
import rekindle.phone.FlashOperation.EraseSector;
import rekindle.phone.FlashOperation.Program;

class NorFlashTest {
  private static final FlashGeometry SMALL =
      new FlashGeometry(
          256, 64, 16, new Partition(0, 64), new Partition(64, 64), new Partition(128, 128));

  private final NorFlash chip = NorFlash.blank(SMALL);

  @Test
  void aNewChipIsErased() {
    assertThat(bytes(chip)).containsOnly(0xFF);
  }

  @Test
  void programmingOnlyClearsBits() {
    complete(chip, new Program(16, octets(0xF0, 0x0F)));
    complete(chip, new Program(16, octets(0x30, 0x0F)));

    assertThat(bytes(chip)).startsWith(filled(16, 0xFF)).contains(0x30, 0x0F);
  }

  @Test
  void settingABitByProgrammingIsAFault() {
    complete(chip, new Program(0, octets(0x00)));

    assertThatIllegalStateException()
        .isThrownBy(() -> chip.start(new Program(0, octets(0x01))))
        .withMessageContaining("set a bit");
  }

  @Test
  void erasingSetsTheWholeSectorAndNothingElse() {
    complete(chip, new Program(63, octets(0x11)));
    complete(chip, new Program(64, octets(0x22)));
    complete(chip, new Program(127, octets(0x33)));
    complete(chip, new Program(128, octets(0x44)));

    complete(chip, new EraseSector(64));

    assertThat(bytes(chip)[63]).isEqualTo(0x11);
    assertThat(bytes(chip)[64]).isEqualTo(0xFF);
    assertThat(bytes(chip)[127]).isEqualTo(0xFF);
    assertThat(bytes(chip)[128]).isEqualTo(0x44);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 32, 255})
  void erasingOffASectorsStartIsAFault(int address) {
    assertThatIllegalStateException().isThrownBy(() -> chip.start(new EraseSector(address)));
  }

  @Test
  void programmingAcrossAPageIsAFault() {
    assertThatIllegalStateException()
        .isThrownBy(() -> chip.start(new Program(15, octets(0, 0))))
        .withMessageContaining("unit");
  }

  @Test
  void workingOutsideTheChipIsAFault() {
    assertThatIllegalStateException().isThrownBy(() -> chip.start(new EraseSector(256)));
    assertThatIllegalStateException().isThrownBy(() -> chip.start(new Program(256, octets(0))));
  }

  @Test
  void aLockedSectorCannotBeTouched() {
    chip.lock(SMALL.settings());

    assertThatIllegalStateException().isThrownBy(() -> chip.start(new EraseSector(64)));
    assertThatIllegalStateException().isThrownBy(() -> chip.start(new Program(127, octets(0))));
    complete(chip, new Program(128, octets(0)));
  }

  @Test
  void aBusyChipCanNeitherBeReadNorStartedAgain() {
    chip.start(new EraseSector(0));
    chip.advance(15);

    assertThatIllegalStateException().isThrownBy(chip::content);
    assertThatIllegalStateException().isThrownBy(() -> chip.start(new EraseSector(0)));
    assertThat(chip.stepsLeft()).isEqualTo(1);
  }

  @Test
  void doingMoreStepsThanAreLeftIsAFault() {
    chip.start(new Program(0, octets(1, 2, 3, 4, 5)));

    assertThatIllegalStateException().isThrownBy(() -> chip.advance(6));
  }

  @Test
  void aTornEraseLeavesEarlierStepsErasedAndLaterOnesOld() {
    zeroSector(64);

    chip.start(new EraseSector(64));
    chip.advance(8);
    chip.losePower(new SplittableRandom(7));

    int[] cells = bytes(chip);
    assertThat(slice(cells, 64, 96)).containsOnly(0xFF);
    assertThat(slice(cells, 96, 100)).isNotEqualTo(filled(4, 0)).isNotEqualTo(filled(4, 0xFF));
    assertThat(slice(cells, 100, 128)).containsOnly(0x00);
  }

  @Test
  void aTornProgramLeavesEarlierStepsWrittenAndLaterOnesErased() {
    chip.start(new Program(0, ByteBuffer.allocate(16)));
    chip.advance(8);
    chip.losePower(new SplittableRandom(7));

    int[] cells = bytes(chip);
    assertThat(slice(cells, 0, 8)).containsOnly(0x00);
    assertThat(cells[8]).isNotIn(0x00, 0xFF);
    assertThat(slice(cells, 9, 16)).containsOnly(0xFF);
  }

  @Test
  void afterAPowerCutTheChipIsIdleAndTheTornOperationCounts() {
    chip.start(new EraseSector(0));
    chip.losePower(new SplittableRandom(7));
    complete(chip, new EraseSector(0));

    assertThat(chip.operations()).isEqualTo(2);
    assertThat(chip.busy()).isFalse();
  }

  @Test
  void noProgramEverSetsABitEvenWhenTorn() {
    Seed seed = Seed.drawn();
    SplittableRandom random = seed.random();

    for (int round = 0; round < 5_000; round++) {
      int[] before = bytes(chip);
      Program program = somethingProgrammable(random, before);
      chip.start(program);
      chip.advance(random.nextInt(chip.stepsLeft() + 1));
      chip.losePower(random);

      assertThat(setBits(before, bytes(chip))).as("round %d, %s", round, seed).isZero();
      if (round % 16 == 0) {
        complete(chip, new EraseSector(random.nextInt(4) * 64));
      }
    }
  }

  private static Program somethingProgrammable(SplittableRandom random, int[] cells) {
    int address = random.nextInt(cells.length);
    int length = 1 + random.nextInt(SMALL.programUnitBytes() - address % SMALL.programUnitBytes());
    ByteBuffer bytes = ByteBuffer.allocate(length);
    for (int i = 0; i < length; i++) {
      bytes.put((byte) (cells[address + i] & random.nextInt()));
    }
    return new Program(address, bytes.flip());
  }

  private static int setBits(int[] before, int[] after) {
    int set = 0;
    for (int i = 0; i < before.length; i++) {
      set |= ~before[i] & after[i];
    }
    return set;
  }

  private void zeroSector(int address) {
    for (int at = address; at < address + SMALL.sectorBytes(); at += SMALL.programUnitBytes()) {
      complete(chip, new Program(at, ByteBuffer.allocate(SMALL.programUnitBytes())));
    }
  }

  private static void complete(NorFlash chip, FlashOperation operation) {
    chip.start(operation);
    chip.advance(chip.stepsLeft());
  }

  private static int[] bytes(NorFlash chip) {
    ByteBuffer content = chip.content();
    return IntStream.range(0, content.remaining()).map(i -> content.get(i) & 0xFF).toArray();
  }

  private static int[] slice(int[] cells, int from, int to) {
    return Arrays.copyOfRange(cells, from, to);
  }

  private static int[] filled(int count, int value) {
    return IntStream.generate(() -> value).limit(count).toArray();
  }

  private static ByteBuffer octets(int... values) {
    ByteBuffer bytes = ByteBuffer.allocate(values.length);
    for (int value : values) {
      bytes.put((byte) value);
    }
    return bytes.flip();
  }
}
