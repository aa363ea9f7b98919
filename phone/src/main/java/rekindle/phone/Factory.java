package rekindle.phone;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
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
    return delivered(model, seed, half(installing(model, oldImage(model, seed))));
  }

  /// A phone that works.
  ///
  /// @param seed tells one phone from another; equal seeds give equal phones
  public static NorFlash working(Model model, long seed) {
    return delivered(model, seed, installing(model, oldImage(model, seed)));
  }

  private static NorFlash delivered(Model model, long seed, List<FlashOperation> installing) {
    FlashGeometry flash = model.flash().value();
    byte[] cells = new byte[flash.sizeBytes()];
    Arrays.fill(cells, FlashCells.ERASED);
    put(cells, flash.bootLoader(), BootCode.of(model, flash.bootLoader().sizeBytes()));
    put(cells, flash.settings(), settings(seed).encode());
    NorFlash chip = NorFlash.of(flash, cells);
    for (FlashOperation operation : installing) {
      chip.start(operation);
      chip.advance(chip.stepsLeft());
    }
    // The new phone's flash operations are counted from here.
    return NorFlash.of(flash, cells);
  }

  /// What a boot loader did when this image came to the phone.
  private static List<FlashOperation> installing(Model model, ByteBuffer image) {
    FlashGeometry flash = model.flash().value();
    return switch (model.procedure().value()) {
      case TFTP_UPDATE_APPLICATION -> FlashPlan.writing(flash, flash.firmware(), image);
      case TFTP_BY_PINS -> throw BootLoader.unplayable(model);
      case RESCUE_MODE -> {
        var volume = new Volume(flash);
        var plan = new ArrayList<>(volume.making());
        plan.addAll(volume.writing(image));
        plan.addAll(volume.sealing(image));
        yield plan;
      }
    };
  }

  private static List<FlashOperation> half(List<FlashOperation> plan) {
    return plan.subList(0, plan.size() / 2);
  }

  private static ByteBuffer oldImage(Model model, long seed) {
    return PracticeImage.make(model, imageSizeBytes(model), OLD_VERSION, seed).bytes();
  }

  private static Settings settings(long seed) {
    return new Settings("%d@pbx.example".formatted(Math.floorMod(seed, 9000) + 1000), "Deutsch");
  }

  /// As large as an image of this model is known to be, or may be.
  private static int imageSizeBytes(Model model) {
    long usual =
        model.knownImages().stream()
            .findFirst()
            .map(known -> known.value().sizeBytes())
            .orElse(model.imageSize().value().maxBytes());
    return (int) Math.min(usual, model.flash().value().firmware().sizeBytes());
  }

  private static void put(byte[] cells, Partition partition, ByteBuffer bytes) {
    bytes.get(cells, partition.offsetBytes(), bytes.remaining());
  }
}
