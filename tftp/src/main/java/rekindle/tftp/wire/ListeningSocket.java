package rekindle.tftp.wire;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;

/// A socket that requests come to.
sealed interface ListeningSocket extends SelectorLoop.Owner permits AddressSocket, WildcardSocket {
  // A thousand phones switched on by one hand ask within milliseconds; the system may grant less.
  int RECEIVE_BUFFER_BYTES = 4 << 20;

  /// The system's queue is emptied so far before anything is answered: what it cannot hold is lost,
  /// and the phone that sent it loses five seconds.
  int DATAGRAMS_A_TURN = 1024;

  /// Ends the sentence "cannot open UDP ... for".
  String PURPOSE = "TFTP requests";

  /// Lets datagrams in. On the loop.
  void listen() throws IOException;

  /// Hands everything that waits to the porter. On the loop.
  void drain() throws IOException;

  /// Sends a datagram; what cannot be sent counts as lost. On the loop.
  ///
  /// @param from the local address it leaves from
  void send(ByteBuffer packet, InetAddress from, InetSocketAddress peer);

  /// Closes the socket. On the loop.
  void close();

  /// Closes a socket that never listened.
  void abandon() throws IOException;
}
