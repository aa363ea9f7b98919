package rekindle.tftp;

/// What opens a transfer: an RRQ or a WRQ.
public sealed interface Request extends Packet permits ReadRequest, WriteRequest {
  /// The file name as sent: UTF-8 where the bytes are UTF-8, ISO 8859-1 where they are not, so that
  /// a trailing 0xFF arrives as `ÿ`. It is a key to look up, never a path.
  String fileName();

  /// The mode as sent; [Mode#of] reads it.
  String mode();

  Options options();
}
