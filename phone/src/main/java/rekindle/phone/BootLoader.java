package rekindle.phone;

import java.nio.ByteBuffer;
import rekindle.firmware.Model;
import rekindle.firmware.ScreenText;

/// What runs when the phone gets power: it recovers the phone, or starts its firmware.
///
/// One for each [rekindle.firmware.Procedure].
sealed interface BootLoader permits UpdateApplication, RescueMode {
  /// The boot loader that the board's model has.
  ///
  /// @throws IllegalArgumentException if the model's boot loader cannot be played, with a message
  ///   for people
  static BootLoader of(Board board) {
    Model model = board.model();
    var glass = new Glass(new Lcd(model.display().value()), board.diary());
    return switch (model.procedure().value()) {
      case TFTP_UPDATE_APPLICATION -> new UpdateApplication(board, glass);
      case RESCUE_MODE -> new RescueMode(board, glass);
      case TFTP_BY_PINS -> throw unplayable(model);
    };
  }

  static IllegalArgumentException unplayable(Model model) {
    return new IllegalArgumentException(
        model.id() + " is recovered by pins and lights, which cannot be played");
  }

  /// The power has come: from nothing to the first stage.
  Stage boot(long nowNanos, PhoneOutbox out);

  /// The power has gone while the phone was on.
  ///
  /// @param flashTorn whether a flash operation was under way
  Stage powerLost(boolean flashTorn, PhoneOutbox out);

  /// The whole image is in RAM; nothing has been checked.
  ///
  /// @param image read from position to limit; valid until the next download
  Stage loaded(ByteBuffer image, long nowNanos, PhoneOutbox out);

  /// The client has given up.
  Stage loadingFailed(Trouble trouble, PhoneOutbox out);

  /// The client begins anew by itself, as U-Boot does for ever.
  void startsOver(Trouble trouble, PhoneOutbox out);

  /// What arrived is not to be erased for.
  ///
  /// @param why the text that the display shows
  Stage refused(ScreenText why, PhoneOutbox out);
}
