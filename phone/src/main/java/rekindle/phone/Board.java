package rekindle.phone;

import java.nio.ByteBuffer;
import java.time.Duration;
import rekindle.firmware.Fact;
import rekindle.firmware.FlashGeometry;
import rekindle.firmware.Model;
import rekindle.firmware.ScreenText;
import rekindle.firmware.Timings;

/// What a boot loader runs on: the model's data, the flash chip, the pace of it all, the keys that
/// are down, and a diary.
record Board(Model model, NorFlash chip, Setup setup, HeldKeys keys, Diary diary) {
  String text(ScreenText text) {
    return model.texts().shown(text);
  }

  Timings timings() {
    return model.timings();
  }

  FlashGeometry geometry() {
    return chip.geometry();
  }

  /// How long a part of the model's work takes at this phone's speed.
  long nanos(Fact<Duration> work) {
    return setup.speed().scaledNanos(work.value());
  }

  FlashTimes flashTimes() {
    return new FlashTimes(nanos(timings().eraseSector()), nanos(timings().programUnit()));
  }

  /// What is installed, judged anew from the bytes in the flash.
  Firmware installed() {
    ByteBuffer partition = chip.read(geometry().firmware());
    return switch (model.procedure().value()) {
      case TFTP_UPDATE_APPLICATION -> Firmware.inUImage(partition);
      case TFTP_BY_PINS -> throw BootLoader.unplayable(model);
      case RESCUE_MODE ->
          new Volume(geometry())
              .fileIn(partition)
              .map(Firmware::inContainer)
              .orElseGet(() -> new Firmware.Broken(ScreenText.NO_FIRMWARE));
    };
  }

  void ended(Ending ending, PhoneOutbox out) {
    out.ended(diary.report(ending, this));
  }

  /// The power has gone, whatever boot loader ran.
  ///
  /// @param flashTorn whether a flash operation was under way
  Stage powerLost(boolean flashTorn, Glass glass, PhoneOutbox out) {
    out.closePort();
    out.cancelFetch();
    glass.dark(out);
    if (flashTorn) {
      diary.powerCut();
      ended(Ending.POWER_CUT, out);
    }
    return new Off();
  }
}
