package rekindle.phone;

import rekindle.phone.FlashOperation.EraseSector;
import rekindle.phone.FlashOperation.Program;

/// How long the chip's operations take, already scaled by the phone's speed.
///
/// @param eraseSectorNanos one sector; 0 = no time at all
/// @param programUnitNanos one program operation; 0 = no time at all
record FlashTimes(long eraseSectorNanos, long programUnitNanos) {
  FlashTimes {
    if (eraseSectorNanos < 0 || programUnitNanos < 0) {
      throw new IllegalArgumentException("flash operations take time, or none");
    }
  }

  long nanos(FlashOperation operation) {
    return switch (operation) {
      case EraseSector _ -> eraseSectorNanos;
      case Program _ -> programUnitNanos;
    };
  }
}
