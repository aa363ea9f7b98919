package rekindle.firmware;

/// What a display can show during a recovery, named by its meaning.
///
/// A line feed in a text begins a new line of the display; read aloud it is a blank.
///
/// Places in braces are filled by the phone: `{code}` and `{text}` in [#TFTP_ERROR], `{name}` (the
/// recovery name) in [#DOWNLOADING] and [#NOT_FOUND], `{text}` in [#DOWNLOAD_FAILED], `{version}`
/// in [#RUNNING] and [#RUNNING_WITHOUT_IDENTITY].
public enum ScreenText {
  /// Between power on and the countdown.
  BOOTING,
  /// The few seconds in which a key starts the TFTP update application, or rescue mode.
  COUNTDOWN,
  /// Rescue mode: asks whether to go on, or what to do.
  RESCUE_QUESTION,
  /// Rescue mode: any key goes on to the addresses.
  RESCUE_READY,
  ASK_PHONE,
  ASK_SERVER,
  ASK_MASK,
  ASK_GATEWAY,
  /// What was typed is not an address.
  BAD_ADDRESS,
  /// Rescue mode: HTTP, FTP or TFTP.
  PICK_PROTOCOL,
  /// The TFTP update application fetches the image.
  LOADING,
  /// Rescue mode fetches the image.
  DOWNLOADING,
  ERASING,
  /// Rescue mode, after erasing.
  MOUNTING,
  WRITING,
  /// Rescue mode, after writing.
  UNMOUNTING,
  /// Stands behind each of erasing, mounting, writing and unmounting when it is over.
  DONE,
  /// The server answered with an error.
  TFTP_ERROR,
  /// The server did not answer, or fell silent.
  NO_ANSWER,
  /// Rescue mode: the server has no file of that name.
  NOT_FOUND,
  /// Rescue mode: the server refused, or the download broke off.
  DOWNLOAD_FAILED,
  /// The image arrived whole but its CRC is wrong; nothing was erased.
  CRC_ERROR,
  /// Rescue mode: the image's signature does not fit its bytes; nothing was erased.
  BAD_SIGNATURE,
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
