package rekindle.phone;

import java.nio.ByteBuffer;
import java.util.Optional;
import rekindle.firmware.PracticeManifest;
import rekindle.firmware.ScreenText;
import rekindle.firmware.UImageCheck;
import rekindle.firmware.UImageHeader;
import rekindle.firmware.UImageVerdict;

/// What a boot loader makes of bytes that should be firmware: those that arrived, or those in
/// flash.
///
/// Real images carry a CRC (documented) whose layout is not public; the virtual phone reads
/// U-Boot's legacy format in its place. The CRC is all that is checked: no one knows of a check of
/// the model, so there is none here either (inferred).
sealed interface Firmware {
  /// Header and data are whole.
  ///
  /// @param version what it calls itself
  /// @param modelId the model it was made for; empty if it does not say
  record Whole(String version, Optional<String> modelId) implements Firmware {}

  /// Not to be erased for, not to be started.
  ///
  /// @param why the text that the display shows
  record Broken(ScreenText why) implements Firmware {}

  /// Judges these bytes.
  ///
  /// @param bytes read from position to limit; both stay. Bytes behind the image do not matter: in
  ///   a flash they are the rest of the partition
  static Firmware in(ByteBuffer bytes) {
    return switch (UImageCheck.verify(bytes)) {
      case UImageVerdict.Good good -> whole(good.header(), bytes);
      case UImageVerdict.NotUImage() -> new Broken(ScreenText.BAD_IMAGE);
      case UImageVerdict.Truncated _, UImageVerdict.BadHeader _, UImageVerdict.BadData _ ->
          new Broken(ScreenText.CRC_ERROR);
    };
  }

  private static Whole whole(UImageHeader header, ByteBuffer bytes) {
    ByteBuffer data =
        bytes.slice(
            bytes.position() + UImageHeader.SIZE_BYTES,
            bytes.remaining() - UImageHeader.SIZE_BYTES);
    return PracticeManifest.read(data)
        .map(made -> new Whole(made.firmwareVersion(), Optional.of(made.model())))
        .orElseGet(() -> new Whole(header.name(), Optional.empty()));
  }
}
