package rekindle.tftp;

/// How a transfer ended, for either side.
public sealed interface Outcome {
  /// Every byte was acknowledged, or received.
  record Complete() implements Outcome {}

  /// Everything was sent and all but the last window acknowledged, then the peer fell silent: most
  /// clients leave right after their last ACK, and that ACK was lost. Not a failure.
  record LastAckMissing() implements Outcome {}

  /// The peer only wanted to know the size: it asked for `tsize` and refused the OACK (EDK2, PXE
  /// ROMs). Not a failure; the real request follows.
  record SizeProbe() implements Outcome {}

  /// The peer sent an ERROR.
  record PeerError(ErrorPacket error) implements Outcome {}

  /// The peer sent nothing that counts for longer than patience lasts.
  ///
  /// @param everHeard whether it had sent anything valid before
  record PeerSilent(boolean everHeard) implements Outcome {}

  /// The peer opened a new transfer and never spoke in this one again.
  record Superseded() implements Outcome {}

  /// This side gave up.
  ///
  /// @param why what the peer was told, or would have been told
  record Aborted(ErrorPacket why) implements Outcome {}

  /// Whether all bytes arrived, as far as this side can know.
  default boolean isComplete() {
    return this instanceof Complete || this instanceof LastAckMissing;
  }
}
