package rekindle.firmware;

/// The layout of a phone's NOR flash.
///
/// Erasing works on whole sectors and sets every bit; programming works on whole units and can only
/// clear bits. Every partition starts and ends at a sector's edge; partitions do not overlap.
///
/// @param sizeBytes the whole chip, a multiple of the sector
/// @param sectorBytes what one erase covers, a multiple of the unit
/// @param programUnitBytes what one program operation covers
/// @param bootLoader never written by a recovery
/// @param settings the phone's settings and identity
/// @param firmware the image, from its first byte on
public record FlashGeometry(
    int sizeBytes,
    int sectorBytes,
    int programUnitBytes,
    Partition bootLoader,
    Partition settings,
    Partition firmware) {
  public FlashGeometry {
    require(programUnitBytes >= 1, "a program unit has at least one byte");
    require(sectorBytes >= 1 && sectorBytes % programUnitBytes == 0, "sectors hold whole units");
    require(sizeBytes >= 1 && sizeBytes % sectorBytes == 0, "the flash holds whole sectors");
    for (Partition partition : new Partition[] {bootLoader, settings, firmware}) {
      require(partition.offsetBytes() % sectorBytes == 0, "partitions start at a sector's edge");
      require(partition.sizeBytes() % sectorBytes == 0, "partitions hold whole sectors");
      require(partition.endBytes() <= sizeBytes, "partitions lie inside the flash");
    }
    require(
        apart(bootLoader, settings) && apart(settings, firmware) && apart(bootLoader, firmware),
        "partitions do not overlap");
  }

  public int sectors() {
    return sizeBytes / sectorBytes;
  }

  private static boolean apart(Partition one, Partition other) {
    return one.endBytes() <= other.offsetBytes() || other.endBytes() <= one.offsetBytes();
  }

  private static void require(boolean holds, String rule) {
    if (!holds) {
      throw new IllegalArgumentException(rule);
    }
  }
}
