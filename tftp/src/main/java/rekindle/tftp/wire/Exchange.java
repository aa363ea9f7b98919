package rekindle.tftp.wire;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.OptionalLong;
import rekindle.tftp.ErrorPacket;
import rekindle.tftp.Outcome;

/// The two sides a server can be on, behind one face: it sends a file or receives one.
///
/// Obeys the core's state machine of its side: packets and time go in, and what comes out goes to
/// the socket, the content or the sink. Confined to its loop.
sealed interface Exchange permits SendingExchange, ReceivingExchange {
  /// Answers the request. Called once, before anything else.
  void start(long nowNanos);

  /// Takes a packet of the peer.
  ///
  /// @param datagram from position to limit, not kept
  void packet(ByteBuffer datagram, long nowNanos);

  /// The same request came again.
  void repeatedRequest(long nowNanos);

  void wake(long nowNanos);

  /// The socket's queue has room again.
  void roomAgain(long nowNanos);

  /// The system has not taken blocks that left in a batch; see [SendBatch.Source].
  void unsent(long firstBlock, int count, int errno);

  /// The peer seems to have started anew from another port.
  void hush();

  /// The peer has started anew from the same port.
  void supersede();

  /// Gives up and tells the peer why.
  void abort(ErrorPacket why);

  long deadlineNanos();

  boolean proven();

  /// Bytes acknowledged by the peer, or received from it.
  long bytes();

  /// Bytes of the whole file; empty while unknown.
  OptionalLong sizeBytes();

  long retransmittedBlocks();

  long lastHeardNanos();

  /// How it ended; empty while it goes on.
  Optional<Outcome> outcome();

  /// Whether the socket is needed no more. An upload that is complete still repeats its last ACK.
  boolean closed();

  /// Lets go of the content or sink. Called once, at the very end.
  void release();
}
