package rekindle.tftp;

import java.util.Arrays;
import java.util.Optional;

/// The error codes of TFTP (RFC 1350 appendix, code 8 from RFC 2347).
///
/// A peer may send any number from 0 to 65,535 (Spectralink phones use 16, 81 and 255), so an
/// [ErrorPacket] keeps the number and [#of(int)] names it where a name exists.
public enum ErrorCode {
  /// 0: only the text says what happened. U-Boot starts again for ever on it, so a refusal never
  /// uses it.
  NOT_DEFINED(0),
  /// 1: the refusal that every client understands as final.
  FILE_NOT_FOUND(1),
  /// 2: the other final refusal.
  ACCESS_VIOLATION(2),
  /// 3: disk full or allocation exceeded.
  DISK_FULL(3),
  /// 4: illegal TFTP operation, such as an unknown mode.
  ILLEGAL_OPERATION(4),
  /// 5: the packet came from a port that takes no part in the transfer.
  UNKNOWN_TRANSFER_ID(5),
  /// 6: an upload would overwrite.
  FILE_EXISTS(6),
  /// 7: no such user (only ever meant for mode `mail`).
  NO_SUCH_USER(7),
  /// 8: the options of an OACK are not acceptable (RFC 2347).
  OPTION_REFUSED(8);

  private final int number;

  ErrorCode(int number) {
    this.number = number;
  }

  /// The code's number on the wire, 0 to 8.
  public int number() {
    return number;
  }

  /// The code with this number; empty for numbers that no RFC names.
  public static Optional<ErrorCode> of(int number) {
    return Arrays.stream(values()).filter(code -> code.number == number).findFirst();
  }
}
