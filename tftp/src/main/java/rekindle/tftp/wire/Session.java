package rekindle.tftp.wire;

import java.net.InetSocketAddress;
import rekindle.tftp.Request;

/// One request and what became of it: first a [Ticket] that waits for the desk, then a [Transfer].
sealed interface Session permits Ticket, Transfer {
  /// Who talks with whom; the session's key.
  ///
  /// @param local the address and listening port that was asked
  /// @param peer the peer's address and port (its transfer identifier)
  record Key(InetSocketAddress local, InetSocketAddress peer) {}

  long id();

  Key key();

  Request request();
}
