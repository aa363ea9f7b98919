package rekindle.firmware;

/// What a display can show during a recovery, named by its meaning.
///
/// Places in braces are filled by the phone: `{code}` and `{text}` in [#TFTP_ERROR], `{version}` in
/// [#RUNNING] and [#RUNNING_WITHOUT_IDENTITY].
public enum ScreenText {
  /// Between power on and the countdown.
  BOOTING,
  /// The few seconds in which a key starts the TFTP update application.
  COUNTDOWN,
  ASK_PHONE,
  ASK_SERVER,
  ASK_MASK,
  ASK_GATEWAY,
  /// What was typed is not an address.
  BAD_ADDRESS,
  LOADING,
  ERASING,
  WRITING,
  /// The server answered with an error.
  TFTP_ERROR,
  /// The server did not answer, or fell silent.
  NO_ANSWER,
  /// The image arrived whole but its CRC is wrong; nothing was erased.
  CRC_ERROR,
  /// What arrived is no image for this phone; nothing was erased.
  BAD_IMAGE,
  /// The image does not fit the firmware partition; nothing was erased.
  TOO_LARGE,
  /// After a successful update.
  REBOOTING,
  /// The boot loader found whole firmware and starts it.
  STARTING,
  /// The boot loader found no whole firmware and starts nothing.
  NO_FIRMWARE,
  /// The firmware runs and knows who it is.
  RUNNING,
  /// The firmware runs; its settings and identity were erased.
  RUNNING_WITHOUT_IDENTITY
}
