package rekindle.phone;

import java.util.Locale;

/// How an attempt to recover a phone came out, as far as the phone can tell.
public enum Ending {
  /// The phone runs firmware.
  RUNNING,
  /// What arrived failed a check; nothing was erased.
  REFUSED,
  /// The server did not answer, or fell silent.
  NO_ANSWER,
  /// The server has no such file, or does not give it out (TFTP error 1 or 2).
  NOT_FOUND,
  /// The server answered with another error, or with something that is no TFTP transfer.
  SERVER_ERROR,
  /// The phone's own client gave up, as a strict one does at the 65,536th block.
  BROKEN_OFF,
  /// The power failed while the flash was erased or written.
  POWER_CUT,
  /// No whole firmware, and no one asked for an update: the phone sits in its boot loader.
  RESCUE,
  /// Whole firmware of another model was started and hangs.
  WRONG_MODEL,
  /// The boot loader itself is damaged: the display stays dark, and no server can help.
  DEAD;

  /// The word for scripts: lower case with hyphens, such as `no-answer`.
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
