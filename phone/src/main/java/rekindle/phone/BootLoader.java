package rekindle.phone;

/// What runs when the phone gets power: it recovers the phone, or starts its firmware.
///
/// One for each [rekindle.firmware.Procedure]; the rescue mode of the later phones will be the
/// second.
sealed interface BootLoader permits UpdateApplication {
  /// The boot loader that the board's model has.
  ///
  /// @throws IllegalArgumentException if the model's boot loader cannot be played
  static BootLoader of(Board board) {
    return switch (board.model().procedure().value()) {
      case TFTP_UPDATE_APPLICATION -> {
        var lcd = new Lcd(board.model().display().value());
        yield new UpdateApplication(board, new Glass(lcd, board.diary()));
      }
      case RESCUE_MODE ->
          throw new IllegalArgumentException(
              board.model().id() + " has a rescue mode, which the virtual phone cannot play");
      case TFTP_BY_PINS ->
          throw new IllegalArgumentException(
              board.model().id() + " is recovered by pins and lights, which cannot be played");
    };
  }

  /// The power has come: from nothing to the first stage.
  Stage boot(long nowNanos, PhoneOutbox out);

  /// The power has gone while the phone was on.
  ///
  /// @param flashTorn whether a flash operation was under way
  Stage powerLost(boolean flashTorn, PhoneOutbox out);
}
