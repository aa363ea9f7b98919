package rekindle.phone;

import java.net.InetSocketAddress;
import java.util.Optional;
import rekindle.firmware.ScreenText;

/// Starts what is in the flash, if it is whole.
///
/// ```
///   whole firmware in flash? --yes--> starting --> asks for settings --> running
///             | no                          +--> hangs (another model's)
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
    boolean foreign = firmware.modelId().filter(id -> !id.equals(board.model().id())).isPresent();
    return Pause.after(
        start, nowNanos, (now, to) -> foreign ? hangs(to) : askSettings(firmware, now, to));
  }

  private Stage hangs(PhoneOutbox out) {
    board.ended(Ending.WRONG_MODEL, out);
    return new Still();
  }

  private Stage askSettings(Firmware.Whole firmware, long nowNanos, PhoneOutbox out) {
    Transition then = (_, to) -> running(firmware, to);
    Optional<InetSocketAddress> server = board.setup().settingsServer();
    return server.isEmpty()
        ? then.enter(nowNanos, out)
        : AskSettings.begin(
            board.model().id(), firmware.version(), server.get(), then, nowNanos, out);
  }

  private Stage running(Firmware.Whole firmware, PhoneOutbox out) {
    glass.message(greeting(firmware.version()), out);
    board.ended(Ending.RUNNING, out);
    return new Still();
  }

  private String greeting(String version) {
    boolean known = Settings.read(board.chip()).isPresent();
    ScreenText text = known ? ScreenText.RUNNING : ScreenText.RUNNING_WITHOUT_IDENTITY;
    return board.text(text).replace("{version}", version);
  }
}
