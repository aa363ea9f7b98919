package rekindle.recovery;

import java.time.Duration;
import java.util.OptionalLong;
import rekindle.firmware.FlashGeometry;
import rekindle.firmware.Model;
import rekindle.firmware.Procedure;
import rekindle.firmware.Step;
import rekindle.firmware.Timings;

/// How long a model is busy between the last byte and its running firmware: check, erase, mount,
/// write, unmount, start.
///
/// Where the catalogue's steps say how long they take (the 3xx family), that counts. Where they do
/// not, as for every model with rescue mode, it is reckoned from the flash: its sectors, the units
/// of the image, and their times, which are usual ones for such flash and not public.
public final class WritingTime {

  private WritingTime() {}

  /// The estimate for one image.
  ///
  /// @param sizeBytes of the image; empty: the largest that the model is expected to take
  public static Duration of(Model model, OptionalLong sizeBytes) {
    Duration told = told(model);
    Duration flash =
        told.isPositive()
            ? told
            : reckoned(model, sizeBytes.orElse(model.imageSize().value().maxBytes()));
    return flash.plus(model.timings().start().value());
  }

  /// Only what must not be interrupted: the steps before it are over with the last byte.
  private static Duration told(Model model) {
    return model.plainSteps().stream()
        .filter(Step.Await.class::isInstance)
        .map(Step.Await.class::cast)
        .filter(Step.Await::keepPower)
        .map(Step.Await::about)
        .reduce(Duration.ZERO, Duration::plus);
  }

  private static Duration reckoned(Model model, long sizeBytes) {
    Timings timings = model.timings();
    FlashGeometry flash = model.flash().value();
    long settings = flash.settings().sizeBytes() / flash.sectorBytes();
    long firmware = Math.ceilDiv(erasedBytes(model, sizeBytes), flash.sectorBytes());
    long units = Math.ceilDiv(sizeBytes, flash.programUnitBytes());
    return timings
        .check()
        .value()
        .plus(timings.mount().value().multipliedBy(2))
        .plus(timings.eraseSector().value().multipliedBy(settings + firmware))
        .plus(timings.programUnit().value().multipliedBy(units));
  }

  /// Rescue mode erases all the phone's memory, the update application what the image needs.
  private static long erasedBytes(Model model, long sizeBytes) {
    long whole = model.flash().value().firmware().sizeBytes();
    return model.procedure().value() == Procedure.RESCUE_MODE ? whole : Math.min(whole, sizeBytes);
  }
}
