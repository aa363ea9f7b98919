package rekindle.phone;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import rekindle.phone.FlashOperation.EraseSector;
import rekindle.phone.FlashOperation.Program;

/// The memory cells of a NOR chip: the physics of one step, done or torn.
///
/// An operation touches its bytes in [#STEPS] steps from the lowest address up. What an operation
/// is allowed to touch is [NorFlash]'s business.
final class FlashCells {
  /// Steps of an operation that covers at least that many bytes.
  static final int STEPS = 16;

  static final byte ERASED = (byte) 0xFF;

  private final byte[] cells;
  private final int sectorBytes;

  /// @param cells the whole chip; kept and changed
  /// @param sectorBytes what one erase covers
  FlashCells(byte[] cells, int sectorBytes) {
    this.cells = cells;
    this.sectorBytes = sectorBytes;
  }

  ByteBuffer view(int address, int sizeBytes) {
    return ByteBuffer.wrap(cells, address, sizeBytes).slice().asReadOnlyBuffer();
  }

  byte at(int address) {
    return cells[address];
  }

  /// Steps that make up an operation, at least 1.
  int stepsOf(FlashOperation operation) {
    return Math.min(STEPS, sizeBytes(operation));
  }

  void complete(FlashOperation operation, int step) {
    int from = start(operation, step);
    int to = start(operation, step + 1);
    switch (operation) {
      case EraseSector(int address) -> Arrays.fill(cells, address + from, address + to, ERASED);
      case Program(int address, ByteBuffer bytes) -> {
        for (int i = from; i < to; i++) {
          cells[address + i] &= bytes.get(i);
        }
      }
    }
  }

  void tear(FlashOperation operation, int step, RandomGenerator chance) {
    for (int i = start(operation, step); i < start(operation, step + 1); i++) {
      int at = operation.address() + i;
      cells[at] =
          switch (operation) {
            case EraseSector _ -> halfErased(cells[at], chance);
            // Any of the bits that should have become 0 may still be 1.
            case Program(int _, ByteBuffer bytes) ->
                (byte) (cells[at] & (bytes.get(i) | chance.nextInt()));
          };
    }
  }

  /// NOR chips program a sector to 0 before they erase it, so a torn share holds old bytes, zeroes,
  /// half-set bits and erased bytes in any mixture.
  private static byte halfErased(byte old, RandomGenerator chance) {
    return switch (chance.nextInt(4)) {
      case 0 -> old;
      case 1 -> 0;
      case 2 -> (byte) (old | chance.nextInt());
      default -> ERASED;
    };
  }

  private int start(FlashOperation operation, int step) {
    return (int) ((long) sizeBytes(operation) * step / stepsOf(operation));
  }

  private int sizeBytes(FlashOperation operation) {
    return switch (operation) {
      case EraseSector _ -> sectorBytes;
      case Program program -> program.bytes().limit();
    };
  }
}
