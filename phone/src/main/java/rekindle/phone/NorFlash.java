package rekindle.phone;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Optional;
import java.util.random.RandomGenerator;
import rekindle.firmware.FlashGeometry;
import rekindle.firmware.Partition;
import rekindle.phone.FlashOperation.EraseSector;
import rekindle.phone.FlashOperation.Program;

/// A NOR flash chip: erasing a sector sets all its bits, programming can only clear bits.
///
/// An operation is started, then advanced step by step, so that it takes time and the power may
/// fail inside it:
///
/// ```
///            start(operation)
///    idle ----------------------> busy --+ advance(n), steps left
///     ^  ^                        |  |   |
///     |  +-- advance, last step --+  +---+
///     +----- losePower: the step in progress is torn
/// ```
///
/// Whatever a datasheet forbids (erasing off a sector's start, setting a bit by programming,
/// crossing a program unit, touching a locked sector, reading while busy) is a fault of the boot
/// loader and throws [IllegalStateException]. Not thread-safe.
public final class NorFlash {
  private final FlashGeometry geometry;
  private final FlashCells cells;
  private final BitSet lockedSectors = new BitSet();
  private Optional<FlashOperation> pending = Optional.empty();
  private int stepsDone;
  private long operations;

  private NorFlash(FlashGeometry geometry, byte[] cells) {
    this.geometry = geometry;
    this.cells = new FlashCells(cells, geometry.sectorBytes());
  }

  /// A chip as it leaves the chip's factory: every byte `0xFF`.
  static NorFlash blank(FlashGeometry geometry) {
    byte[] cells = new byte[geometry.sizeBytes()];
    Arrays.fill(cells, FlashCells.ERASED);
    return new NorFlash(geometry, cells);
  }

  /// A chip that has these cells.
  ///
  /// @param cells the whole chip; kept and changed
  static NorFlash of(FlashGeometry geometry, byte[] cells) {
    if (cells.length != geometry.sizeBytes()) {
      throw new IllegalArgumentException("these are not the cells of such a chip");
    }
    return new NorFlash(geometry, cells);
  }

  /// A chip with this content.
  ///
  /// @param content read from position to limit, left at limit
  /// @throws IllegalArgumentException if it does not fill the chip exactly
  public static NorFlash holding(FlashGeometry geometry, ByteBuffer content) {
    if (content.remaining() != geometry.sizeBytes()) {
      throw new IllegalArgumentException(
          "%,d bytes do not fill a flash of %,d bytes"
              .formatted(content.remaining(), geometry.sizeBytes()));
    }
    byte[] cells = new byte[geometry.sizeBytes()];
    content.get(cells);
    return new NorFlash(geometry, cells);
  }

  FlashGeometry geometry() {
    return geometry;
  }

  /// Locks the sectors of a partition for good, as the lock bits of real chips do.
  void lock(Partition partition) {
    lockedSectors.set(
        partition.offsetBytes() / geometry.sectorBytes(),
        partition.endBytes() / geometry.sectorBytes());
  }

  /// Begins an operation; it changes nothing until [#advance].
  void start(FlashOperation operation) {
    require(!busy(), "the chip is busy");
    switch (operation) {
      case EraseSector erase -> requireErasable(erase);
      case Program program -> requireProgrammable(program);
    }
    pending = Optional.of(operation);
    stepsDone = 0;
    operations++;
  }

  boolean busy() {
    return pending.isPresent();
  }

  /// Steps that make up an operation, at least 1; each touches a share of its bytes.
  int stepsOf(FlashOperation operation) {
    return cells.stepsOf(operation);
  }

  /// Steps of the operation in progress that are still to do; 0 when idle.
  int stepsLeft() {
    return pending.map(operation -> stepsOf(operation) - stepsDone).orElse(0);
  }

  /// Does the next steps of the operation in progress.
  ///
  /// @param steps 0 to [#stepsLeft]
  void advance(int steps) {
    require(steps >= 0 && steps <= stepsLeft(), "more steps asked than are left");
    for (int i = 0; i < steps; i++) {
      cells.complete(pending.orElseThrow(), stepsDone++);
    }
    if (stepsLeft() == 0) {
      pending = Optional.empty();
    }
  }

  /// The power fails: the step in progress is left torn, the operation is forgotten. An idle chip
  /// keeps what it has.
  void losePower(RandomGenerator chance) {
    pending.ifPresent(operation -> cells.tear(operation, stepsDone, chance));
    pending = Optional.empty();
  }

  /// Operations started since this object was made; a torn one counts.
  public long operations() {
    return operations;
  }

  /// The bytes of a partition: a read-only view that shows later changes, too.
  ByteBuffer read(Partition partition) {
    require(!busy(), "the chip is busy");
    requireInside(partition.offsetBytes(), partition.sizeBytes());
    return cells.view(partition.offsetBytes(), partition.sizeBytes());
  }

  /// The whole chip: a read-only view that shows later changes, too.
  public ByteBuffer content() {
    return read(new Partition(0, geometry.sizeBytes()));
  }

  private void requireErasable(EraseSector erase) {
    requireInside(erase.address(), geometry.sectorBytes());
    require(erase.address() % geometry.sectorBytes() == 0, "erase off a sector's start");
    requireUnlocked(erase.address());
  }

  private void requireProgrammable(Program program) {
    int length = program.bytes().limit();
    int unit = geometry.programUnitBytes();
    requireInside(program.address(), length);
    requireUnlocked(program.address());
    require(
        program.address() / unit == (program.address() + length - 1) / unit,
        "program across the end of a unit");
    for (int i = 0; i < length; i++) {
      byte wanted = program.bytes().get(i);
      require((cells.at(program.address() + i) & wanted) == wanted, "program would set a bit");
    }
  }

  private void requireUnlocked(int address) {
    require(!lockedSectors.get(address / geometry.sectorBytes()), "the sector is locked");
  }

  private void requireInside(int address, int length) {
    require(length <= geometry.sizeBytes() - address, "outside the chip");
  }

  private static void require(boolean allowed, String why) {
    if (!allowed) {
      throw new IllegalStateException(why);
    }
  }
}
