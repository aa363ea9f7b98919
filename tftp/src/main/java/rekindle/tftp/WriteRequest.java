package rekindle.tftp;

/// A packet that offers the server a file (WRQ, RFC 1350 section 5, options RFC 2347).
///
/// @param fileName as sent, possibly empty
/// @param mode as sent, possibly a word no one knows
/// @param options as sent; the half option of a packet without its final NUL is not among them
public record WriteRequest(String fileName, String mode, Options options) implements Request {
  /// Checks the ranges.
  ///
  /// @throws IllegalArgumentException if a text holds a NUL and so cannot go on the wire
  public WriteRequest {
    Texts.requireSendable(fileName);
    Texts.requireSendable(mode);
  }
}
