package rekindle.phone;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import rekindle.firmware.FlashGeometry;
import rekindle.firmware.Partition;
import rekindle.phone.FlashOperation.EraseSector;

/// The order in which the TFTP update application erases and writes.
///
/// The image's header is erased first and written last: while anything else is half done there is
/// no header, so nothing that could be taken for firmware. The CRC over the whole length is a
/// second, independent guard.
final class FlashPlan {
  private FlashPlan() {}

  /// The sectors that the image will need, header first, then the settings.
  ///
  /// The rest of the firmware partition keeps its old bytes: no header covers them (inferred; the
  /// minute that the user's document gives for erasing and writing would not do for all of it).
  static List<FlashOperation> erasing(FlashGeometry flash, int imageBytes) {
    var plan = new ArrayList<FlashOperation>();
    int firmware = flash.firmware().offsetBytes();
    addErases(plan, flash.sectorBytes(), firmware, firmware + imageBytes);
    addErases(
        plan, flash.sectorBytes(), flash.settings().offsetBytes(), flash.settings().endBytes());
    return plan;
  }

  /// The image unit by unit from the start of the partition, its first unit last.
  ///
  /// @param image at least one byte and no more than the partition holds
  static List<FlashOperation> writing(FlashGeometry flash, Partition partition, ByteBuffer image) {
    if (image.remaining() > partition.sizeBytes()) {
      throw new IllegalArgumentException(image.remaining() + " bytes do not fit " + partition);
    }
    return new Programs(partition.offsetBytes(), flash.programUnitBytes(), image, 1);
  }

  private static void addErases(List<FlashOperation> plan, int sectorBytes, int from, int end) {
    for (int at = from; at < end; at += sectorBytes) {
      plan.add(new EraseSector(at));
    }
  }
}
