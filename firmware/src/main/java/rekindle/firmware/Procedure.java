package rekindle.firmware;

/// How a model is recovered: which program in its boot area talks to the person.
public enum Procedure {
  /// The boot loader of the 3xx family: countdown, key, addresses, TFTP, CRC check, erase, write.
  TFTP_UPDATE_APPLICATION,
  /// The boot loader of 820, 821, 870, MeetingPoint and later: menu, addresses, HTTP, FTP or TFTP.
  RESCUE_MODE,
  /// The boot loader of devices without display and keypad (PA1): pins are shorted, lights tell how
  /// it goes, the addresses cannot be chosen. The virtual phone cannot act this out.
  TFTP_BY_PINS
}
