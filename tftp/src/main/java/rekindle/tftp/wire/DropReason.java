package rekindle.tftp.wire;

/// Why a datagram on the listening port got no answer.
public enum DropReason {
  /// The source is outside the private, link-local and loopback ranges, and nobody allowed it.
  SOURCE_NOT_ALLOWED,
  /// So much has been sent to peers that never answered that no more is risked for now: a flood of
  /// requests with forged addresses would make us the amplifier.
  OVER_BUDGET,
  /// More requests came at once than can wait.
  TOO_MANY_AT_ONCE,
  /// No TFTP packet, or cut off.
  MALFORMED,
  /// A packet that belongs into a transfer (DATA, ACK, ERROR, OACK). Answering these could start
  /// two servers talking to each other for ever.
  NOT_A_REQUEST
}
