package rekindle.phone;

import rekindle.firmware.ScreenText;

/// Starts what is in the flash, if it is whole.
///
/// ```
///   whole firmware in flash? --yes--> starting --> running, or hangs (another model's)
///             | no
///             +--> no firmware
/// ```
final class Launch {
  private final Board board;
  private final Glass glass;
  private final Stage withoutFirmware;

  /// A start that has not begun.
  ///
  /// @param withoutFirmware what a phone does that shows "no firmware"
  Launch(Board board, Glass glass, Stage withoutFirmware) {
    this.board = board;
    this.glass = glass;
    this.withoutFirmware = withoutFirmware;
  }

  Stage begin(long nowNanos, PhoneOutbox out) {
    return switch (board.installed()) {
      case Firmware.Whole firmware -> start(firmware, nowNanos, out);
      case Firmware.Broken _ -> noFirmware(out);
    };
  }

  private Stage noFirmware(PhoneOutbox out) {
    glass.message(board.text(ScreenText.NO_FIRMWARE), out);
    board.ended(Ending.RESCUE, out);
    return withoutFirmware;
  }

  private Stage start(Firmware.Whole firmware, long nowNanos, PhoneOutbox out) {
    glass.message(board.text(ScreenText.STARTING), out);
    long start = board.nanos(board.timings().start());
    return Pause.after(start, nowNanos, (_, to) -> running(firmware, to));
  }

  private Stage running(Firmware.Whole firmware, PhoneOutbox out) {
    boolean foreign = firmware.modelId().filter(id -> !id.equals(board.model().id())).isPresent();
    if (!foreign) {
      glass.message(greeting(firmware.version()), out);
    }
    board.ended(foreign ? Ending.WRONG_MODEL : Ending.RUNNING, out);
    return new Still();
  }

  private String greeting(String version) {
    boolean known = Settings.read(board.chip()).isPresent();
    ScreenText text = known ? ScreenText.RUNNING : ScreenText.RUNNING_WITHOUT_IDENTITY;
    return board.text(text).replace("{version}", version);
  }
}
