package rekindle.phone;

import java.nio.ByteBuffer;
import java.util.AbstractList;

/// Program operations that write some bytes unit by unit, each made when it is asked for: an image
/// of 50 MB is a hundred thousand of them.
final class Programs extends AbstractList<FlashOperation> {
  private final int address;
  private final int unitBytes;
  private final ByteBuffer bytes;
  private final int first;

  /// All the units.
  ///
  /// @param address of the first byte, at a unit's edge
  /// @param bytes at least one; read from position to limit, kept
  /// @param first the unit to begin with; the ones before it come last
  Programs(int address, int unitBytes, ByteBuffer bytes, int first) {
    this.address = address;
    this.unitBytes = unitBytes;
    this.bytes = bytes.slice().asReadOnlyBuffer();
    this.first = first;
  }

  @Override
  public int size() {
    return Math.ceilDiv(bytes.limit(), unitBytes);
  }

  @Override
  public FlashOperation get(int index) {
    int from = (index + first) % size() * unitBytes;
    int length = Math.min(unitBytes, bytes.limit() - from);
    return new FlashOperation.Program(address + from, bytes.slice(from, length));
  }
}
