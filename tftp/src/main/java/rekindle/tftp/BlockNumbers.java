package rekindle.tftp;

/// Arithmetic between blocks counted without end and their 16-bit numbers on the wire.
final class BlockNumbers {
  private BlockNumbers() {}

  /// The number of a block on the wire. Rolling to 0 the numbers repeat every 65,536 blocks;
  /// rolling to 1 every 65,535, and 0 then means only block 0.
  static int onTheWire(long block, Rollover rollover) {
    return switch (rollover) {
      case TO_ZERO -> (int) (block & 0xFFFF);
      case TO_ONE -> block == 0 ? 0 : (int) ((block - 1) % 0xFFFF) + 1;
    };
  }

  /// How many blocks after `block` the next one with this number on the wire comes.
  ///
  /// @return 0 if it is `block` itself; below 65,536; -1 if no block has this number any more
  static int distance(long block, int onTheWire, Rollover rollover) {
    int here = onTheWire(block, rollover);
    return switch (rollover) {
      case TO_ZERO -> (onTheWire - here) & 0xFFFF;
      case TO_ONE -> {
        if (onTheWire == 0) {
          yield block == 0 ? 0 : -1;
        }
        yield onTheWire >= here ? onTheWire - here : onTheWire - here + 0xFFFF;
      }
    };
  }
}
