package rekindle.tftp;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;

/// Who may speak in a client's transfer: the first valid answer locks address and port (RFC 1350
/// section 4).
///
/// A datagram from a [Standing#STRANGER] gets error 5 and changes nothing; an ERROR from one gets
/// no answer at all, or two such programs would talk for ever.
public final class PeerLock {
  /// What a sender of a datagram is to this transfer.
  public enum Standing {
    PEER,
    STRANGER
  }

  private final InetAddress server;
  private Optional<InetSocketAddress> peer = Optional.empty();

  /// Nobody locked yet.
  ///
  /// @param server where the request went; answers come from this address and any port
  public PeerLock(InetAddress server) {
    this.server = server;
  }

  /// Judges without locking, because only a valid answer locks.
  public Standing standingOf(InetSocketAddress from) {
    boolean known = peer.isPresent() ? peer.get().equals(from) : server.equals(from.getAddress());
    return known ? Standing.PEER : Standing.STRANGER;
  }

  /// Takes the sender of a valid answer for the peer from now on; does nothing once locked.
  public void lock(InetSocketAddress from) {
    if (peer.isEmpty()) {
      peer = Optional.of(from);
    }
  }

  /// Forgets the peer, when the client starts over.
  public void release() {
    peer = Optional.empty();
  }

  /// The peer's address and port; empty before the first valid answer.
  public Optional<InetSocketAddress> peer() {
    return peer;
  }
}
