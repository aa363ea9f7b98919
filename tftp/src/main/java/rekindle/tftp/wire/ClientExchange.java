package rekindle.tftp.wire;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.OptionalLong;
import rekindle.tftp.ErrorPacket;
import rekindle.tftp.Outcome;
import rekindle.tftp.Terms;

/// The two errands of a client behind one face: it fetches a file or brings one.
sealed interface ClientExchange permits Getting, Putting {
  /// Sends the request. Called once, before anything else.
  void start(long nowNanos);

  /// Takes a packet of the server.
  ///
  /// @param datagram from position to limit, not kept
  void packet(ByteBuffer datagram, long nowNanos);

  void time(long nowNanos);

  /// Gives up and tells the server why.
  void abort(ErrorPacket why);

  long deadlineNanos();

  /// Whether the server has given a valid answer, so that its port is known.
  boolean answered();

  long bytes();

  OptionalLong sizeBytes();

  long retransmittedBlocks();

  Terms terms();

  /// How it ended; empty while it goes on.
  Optional<Outcome> outcome();

  /// Whether nothing will be sent any more.
  boolean closed();

  /// What was wrong with the target or the content; empty where nothing was.
  Optional<IOException> trouble();
}
