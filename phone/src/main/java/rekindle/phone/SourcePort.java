package rekindle.phone;

import java.util.Set;
import rekindle.tftp.ClientHabits;

/// The port a boot loader's TFTP client speaks from.
final class SourcePort {
  private static final Set<ClientHabits> UBOOT =
      Set.of(ClientHabits.UBOOT_1_1_3, ClientHabits.UBOOT_2010);
  private static final int ANY = 0;
  private static final long NANOS_A_MILLISECOND = 1_000_000L;

  private SourcePort() {}

  /// U-Boot takes 1024 to 4095 by its millisecond timer (`net/tftp.c`, `TftpStart`); others take
  /// any.
  static int wishedBy(ClientHabits habits, long nowNanos) {
    return UBOOT.contains(habits)
        ? 1024 + (int) Math.floorMod(nowNanos / NANOS_A_MILLISECOND, 3_072L)
        : ANY;
  }
}
