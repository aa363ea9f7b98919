package rekindle.phone;

import java.nio.ByteBuffer;
import java.util.Arrays;
import rekindle.firmware.FlashGeometry;
import rekindle.firmware.Model;
import rekindle.firmware.Partition;
import rekindle.firmware.PracticeImage;

/// Where virtual phones come from.
public final class Factory {
  private static final String OLD_VERSION = "8.4.18";

  private Factory() {}

  /// A phone as it lies on the technician's bench: someone pulled the plug during an update, so
  /// half of its firmware is missing; its settings are still there, until a recovery erases them.
  ///
  /// @param seed tells one phone from another; equal seeds give equal phones
  public static NorFlash broken(Model model, long seed) {
    Partition firmware = model.flash().value().firmware();
    byte[] cells = delivered(model, seed);
    int written = firmware.offsetBytes() + imageSizeBytes(model) / 2;
    Arrays.fill(cells, written, firmware.endBytes(), FlashCells.ERASED);
    return NorFlash.holding(model.flash().value(), ByteBuffer.wrap(cells));
  }

  /// A phone that works.
  ///
  /// @param seed tells one phone from another; equal seeds give equal phones
  public static NorFlash working(Model model, long seed) {
    return NorFlash.holding(model.flash().value(), ByteBuffer.wrap(delivered(model, seed)));
  }

  private static byte[] delivered(Model model, long seed) {
    FlashGeometry flash = model.flash().value();
    byte[] cells = new byte[flash.sizeBytes()];
    Arrays.fill(cells, FlashCells.ERASED);
    put(cells, flash.bootLoader(), BootCode.of(model, flash.bootLoader().sizeBytes()));
    put(cells, flash.settings(), settings(seed).encode());
    var image = PracticeImage.make(model.id(), imageSizeBytes(model), OLD_VERSION, seed);
    put(cells, flash.firmware(), image.bytes());
    return cells;
  }

  private static Settings settings(long seed) {
    return new Settings("%d@pbx.example".formatted(Math.floorMod(seed, 9000) + 1000), "Deutsch");
  }

  private static int imageSizeBytes(Model model) {
    long largest = model.imageSize().value().maxBytes();
    return (int) Math.min(largest, model.flash().value().firmware().sizeBytes());
  }

  private static void put(byte[] cells, Partition partition, ByteBuffer bytes) {
    bytes.get(cells, partition.offsetBytes(), bytes.remaining());
  }
}
