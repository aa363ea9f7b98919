package rekindle.phone;

import java.time.Duration;
import rekindle.firmware.Fact;
import rekindle.firmware.FlashGeometry;
import rekindle.firmware.Model;
import rekindle.firmware.ScreenText;
import rekindle.firmware.Timings;

/// What a boot loader runs on: the model's data, the flash chip, the pace of it all, and a diary.
record Board(Model model, NorFlash chip, Setup setup, Diary diary) {
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
    return Firmware.in(chip.read(geometry().firmware()));
  }
}
