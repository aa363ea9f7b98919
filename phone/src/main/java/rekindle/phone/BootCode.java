package rekindle.phone;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.util.SplittableRandom;
import rekindle.firmware.Model;

/// The virtual boot loader as bytes in its partition: a mark, then bytes that follow from the
/// model.
///
/// It is not run, only compared: a phone whose boot loader is damaged stays dark, and no server can
/// help it.
final class BootCode {
  private BootCode() {}

  /// Exactly the bytes of the model's boot loader partition.
  static ByteBuffer of(Model model, int sizeBytes) {
    byte[] bytes = new byte[sizeBytes];
    new SplittableRandom(model.id().hashCode()).nextBytes(bytes);
    byte[] mark = "REKINDLE VIRTUAL BOOT LOADER %s\n".formatted(model.id()).getBytes(US_ASCII);
    System.arraycopy(mark, 0, bytes, 0, Math.min(mark.length, sizeBytes));
    return ByteBuffer.wrap(bytes);
  }

  static boolean intact(Model model, NorFlash chip) {
    ByteBuffer found = chip.read(chip.geometry().bootLoader());
    return found.equals(of(model, found.remaining()));
  }
}
