package rekindle.tftp.wire;

import java.util.Optional;
import rekindle.tftp.ErrorCode;
import rekindle.tftp.ErrorPacket;

/// Brings the blocks of one download on their way, in order. Where the system's queue is full in
/// the middle, the rest follows as soon as there is room.
///
/// Confined to its loop's thread.
sealed interface BlockWriter permits BlockByBlock, BlocksInBatches {
  ErrorPacket SHRUNK = ErrorPacket.of(ErrorCode.NOT_DEFINED, "The file changed while it was sent");
  ErrorPacket UNREADABLE =
      ErrorPacket.of(ErrorCode.NOT_DEFINED, "The file cannot be read any more");
  ErrorPacket TOO_LARGE =
      ErrorPacket.of(ErrorCode.NOT_DEFINED, "Blocks of this size do not fit the network");

  /// Sends these blocks. What is left of earlier ones goes first where these follow on them;
  /// otherwise it is among these, or needed no more.
  ///
  /// @param count 1 or more
  void send(long firstBlock, int count);

  /// Sends what is left.
  void roomAgain();

  /// The system has not taken these blocks of an earlier [#send], which left in a batch.
  ///
  /// @param errno why
  void unsent(long firstBlock, int count, int errno);

  /// Forgets what is left.
  void forgetRest();

  /// Why no block can ever be sent again; empty while they can.
  Optional<ErrorPacket> failure();
}
