package rekindle.phone;

import java.nio.ByteBuffer;
import java.util.Optional;
import rekindle.firmware.PracticeManifest;
import rekindle.firmware.RescueContainer;
import rekindle.firmware.RescueVerdict;
import rekindle.firmware.ScreenText;
import rekindle.firmware.UImageCheck;
import rekindle.firmware.UImageHeader;
import rekindle.firmware.UImageVerdict;

/// What a boot loader makes of bytes that should be firmware: those that arrived, or those in
/// flash.
///
/// Real images of the 3xx carry a CRC (documented) whose layout is not public; the virtual phone
/// reads U-Boot's legacy format in its place. Those of the rescue mode are signed (documented); the
/// virtual phone has the practice key only, so it refuses the vendor's. No one knows of a check of
/// the model, so there is none here either (inferred).
sealed interface Firmware {
  /// All that can be checked is right.
  ///
  /// @param version what it calls itself
  /// @param modelId the model it was made for; empty if it does not say
  record Whole(String version, Optional<String> modelId) implements Firmware {}

  /// Not to be erased for, not to be started.
  ///
  /// @param why the text that the display shows
  record Broken(ScreenText why) implements Firmware {}

  /// Judges the bytes of an image for the TFTP update application.
  ///
  /// @param bytes read from position to limit; both stay. Bytes behind the image do not matter: in
  ///   a flash they are the rest of the partition
  static Firmware inUImage(ByteBuffer bytes) {
    return switch (UImageCheck.verify(bytes)) {
      case UImageVerdict.Good good -> whole(good.header(), bytes);
      case UImageVerdict.NotUImage() -> new Broken(ScreenText.BAD_IMAGE);
      case UImageVerdict.Truncated _, UImageVerdict.BadHeader _, UImageVerdict.BadData _ ->
          new Broken(ScreenText.CRC_ERROR);
    };
  }

  /// Judges the bytes of an image for the rescue mode.
  ///
  /// @param bytes read from position to limit; both stay
  static Firmware inContainer(ByteBuffer bytes) {
    return switch (RescueContainer.verify(bytes)) {
      case RescueVerdict.Good(PracticeManifest made, long trailingBytes) when trailingBytes == 0 ->
          new Whole(made.firmwareVersion(), Optional.of(made.model()));
      case RescueVerdict.NotContainer() -> new Broken(ScreenText.BAD_IMAGE);
      case RescueVerdict.Good _,
          RescueVerdict.Truncated _,
          RescueVerdict.BadSignature _,
          RescueVerdict.Unreadable _,
          RescueVerdict.UnknownSigner _ ->
          new Broken(ScreenText.BAD_SIGNATURE);
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
