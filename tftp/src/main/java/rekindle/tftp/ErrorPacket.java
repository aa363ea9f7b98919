package rekindle.tftp;

import java.util.Optional;

/// The packet that ends a transfer (ERROR, RFC 1350 section 7). It is never answered.
///
/// @param code 0 to 65,535; see [ErrorCode] for the ones with a name
/// @param text for people; never a path of this machine
public record ErrorPacket(int code, String text) implements Packet {
  /// Checks the ranges.
  ///
  /// @throws IllegalArgumentException if the code does not fit 16 bits or the text holds a NUL
  public ErrorPacket {
    if (code < 0 || code > 0xFFFF) {
      throw new IllegalArgumentException("error code " + code + " does not fit 16 bits");
    }
    Texts.requireSendable(text);
  }

  public static ErrorPacket of(ErrorCode code, String text) {
    return new ErrorPacket(code.number(), text);
  }

  public Optional<ErrorCode> errorCode() {
    return ErrorCode.of(code);
  }
}
