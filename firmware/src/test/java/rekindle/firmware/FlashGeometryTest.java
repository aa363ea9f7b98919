package rekindle.firmware;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

final class FlashGeometryTest {
  private static final Partition BOOT = new Partition(0, 64);
  private static final Partition SETTINGS = new Partition(64, 64);
  private static final Partition FIRMWARE = new Partition(128, 128);

  @Test
  void aFlashHasWholeSectors() {
    assertThat(new FlashGeometry(256, 64, 16, BOOT, SETTINGS, FIRMWARE).sectors()).isEqualTo(4);
  }

  @Test
  void whatCannotBeErasedOrProgrammedIsRefused() {
    refused("the flash holds whole sectors", 300, 64, 16, FIRMWARE);
    refused("sectors hold whole units", 256, 64, 48, FIRMWARE);
    refused("partitions start at a sector's edge", 256, 64, 16, new Partition(130, 64));
    refused("partitions hold whole sectors", 256, 64, 16, new Partition(128, 100));
    refused("partitions lie inside the flash", 256, 64, 16, new Partition(192, 128));
    refused("partitions do not overlap", 256, 64, 16, new Partition(64, 64));
  }

  @Test
  void aPartitionEndsBeforeTheEndOfNumbers() {
    assertThatThrownBy(() -> new Partition(Integer.MAX_VALUE, 1).endBytes())
        .isInstanceOf(ArithmeticException.class);
  }

  private static void refused(String rule, int size, int sector, int unit, Partition firmware) {
    assertThatThrownBy(() -> new FlashGeometry(size, sector, unit, BOOT, SETTINGS, firmware))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(rule);
  }
}
