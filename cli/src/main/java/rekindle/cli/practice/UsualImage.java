package rekindle.cli.practice;

import java.io.IOException;
import rekindle.firmware.Fact;
import rekindle.firmware.KnownImage;
import rekindle.firmware.Model;
import rekindle.firmware.PracticeImage;
import rekindle.firmware.disk.Adding;
import rekindle.firmware.disk.Admission;
import rekindle.firmware.disk.ImageStore;

/// The practice image that is made where nobody says otherwise.
public final class UsualImage {
  /// The version that it claims.
  public static final String FIRMWARE_VERSION = "8.7.5.35";

  private static final long SEED = 1;

  private UsualImage() {}

  /// The size of the newest of the vendor's images that is publicly known; otherwise the largest
  /// that is usual, or that the phone has room for.
  public static long sizeBytes(Model phone) {
    long roomBytes = phone.flash().value().firmware().sizeBytes();
    return phone.knownImages().stream()
        .map(Fact::value)
        .mapToLong(KnownImage::sizeBytes)
        .reduce((_, last) -> last)
        .orElse(Math.min(phone.imageSize().value().maxBytes(), roomBytes));
  }

  /// Makes one and publishes it under every name that the phone may ask for.
  public static PracticeImage publish(Model phone, ImageStore images) throws IOException {
    PracticeImage image = PracticeImage.make(phone, sizeBytes(phone), FIRMWARE_VERSION, SEED);
    Adding adding = images.add(image.stream(), phone.recoveryName(), Admission.anything());
    images.publish(adding.inspection().sha256(), phone.allRecoveryNames(), phone.id());
    return image;
  }
}
