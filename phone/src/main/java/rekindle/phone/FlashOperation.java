package rekindle.phone;

import java.nio.ByteBuffer;

/// One command to the flash chip: what a driver sends, and what a power cut tears.
public sealed interface FlashOperation {
  /// First byte touched, from the start of the chip.
  int address();

  /// Sets every bit of the sector that starts at `address`.
  record EraseSector(int address) implements FlashOperation {
    public EraseSector {
      requireAddress(address);
    }
  }

  /// Clears those bits of one page that are 0 in `bytes`.
  ///
  /// @param bytes at least one byte; read from position to limit, kept, never changed
  record Program(int address, ByteBuffer bytes) implements FlashOperation {
    public Program {
      requireAddress(address);
      if (!bytes.hasRemaining()) {
        throw new IllegalArgumentException("a program operation needs at least one byte");
      }
      bytes = bytes.slice().asReadOnlyBuffer();
    }
  }

  private static void requireAddress(int address) {
    if (address < 0) {
      throw new IllegalArgumentException("flash address " + address + " is negative");
    }
  }
}
