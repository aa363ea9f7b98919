package rekindle.phone;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;
import rekindle.firmware.FlashGeometry;
import rekindle.firmware.Partition;
import rekindle.phone.FlashOperation.EraseSector;
import rekindle.phone.FlashOperation.Program;

/// The file system that rescue mode keeps its firmware in, as far as a power cut can tell it from a
/// real one: one file, which counts only when it was written to its end.
///
/// `Mounting...` and `Unmounting...` say that there is one (documented); which, is not public, and
/// the layout is ours:
///
/// ```
/// first sector   label (written when it is mounted), seal (written when it is unmounted)
/// from the next  the file
/// ```
///
/// The label is erased first and the seal, the file's size and CRC-32, is written last: whatever is
/// half done in between is no file. The image's own signature is a second, independent guard.
///
/// @param flash the chip's layout; its program unit is a multiple of 16 bytes
record Volume(FlashGeometry flash) {
  private static final byte[] LABEL = "PRACTICE VOLUME\n".getBytes(US_ASCII);
  private static final int SEAL_BYTES = 2 * Integer.BYTES;

  /// The largest file that there is room for.
  int roomBytes() {
    return partition().sizeBytes() - flash.sectorBytes();
  }

  /// Every sector of the firmware, the label's first, then the settings.
  List<FlashOperation> erasing() {
    var plan = new ArrayList<FlashOperation>();
    for (Partition erased : List.of(partition(), flash.settings())) {
      for (int at = erased.offsetBytes(); at < erased.endBytes(); at += flash.sectorBytes()) {
        plan.add(new EraseSector(at));
      }
    }
    return plan;
  }

  /// Makes the erased partition an empty volume.
  List<FlashOperation> making() {
    return List.of(new Program(partition().offsetBytes(), ByteBuffer.wrap(LABEL)));
  }

  /// The file unit by unit; it does not count yet.
  ///
  /// @param file at least one byte and no more than [#roomBytes]
  List<FlashOperation> writing(ByteBuffer file) {
    if (file.remaining() > roomBytes()) {
      throw new IllegalArgumentException(file.remaining() + " bytes do not fit the volume");
    }
    return new Programs(fileOffset(), flash.programUnitBytes(), file, 0);
  }

  /// Makes the file count.
  List<FlashOperation> sealing(ByteBuffer file) {
    return List.of(new Program(sealOffset(), sealOf(file)));
  }

  /// The file in a volume; empty if there is none that is whole.
  ///
  /// @param partitionBytes the whole firmware partition
  Optional<ByteBuffer> fileIn(ByteBuffer partitionBytes) {
    ByteBuffer seal = partitionBytes.slice(sealOffset() - partition().offsetBytes(), SEAL_BYTES);
    int size = seal.getInt(0);
    if (!partitionBytes.slice(0, LABEL.length).equals(ByteBuffer.wrap(LABEL))
        || size < 1
        || size > roomBytes()) {
      return Optional.empty();
    }
    ByteBuffer file = partitionBytes.slice(flash.sectorBytes(), size);
    return seal.equals(sealOf(file)) ? Optional.of(file) : Optional.empty();
  }

  private ByteBuffer sealOf(ByteBuffer file) {
    var crc = new CRC32();
    crc.update(file.duplicate());
    return ByteBuffer.allocate(SEAL_BYTES)
        .putInt(file.remaining())
        .putInt((int) crc.getValue())
        .flip();
  }

  /// In a unit of its own where units are large: a chip programs each of them once.
  private int sealOffset() {
    return partition().offsetBytes() + Math.max(LABEL.length, flash.programUnitBytes());
  }

  private int fileOffset() {
    return partition().offsetBytes() + flash.sectorBytes();
  }

  private Partition partition() {
    return flash.firmware();
  }
}
