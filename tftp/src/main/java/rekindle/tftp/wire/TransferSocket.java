package rekindle.tftp.wire;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.Locale;
import java.util.Optional;
import rekindle.tftp.Packet;
import rekindle.tftp.PacketCodec;

/// The socket as one transfer sees it: packets to the one peer. Confined to its loop.
final class TransferSocket {
  /// What became of a packet.
  enum Sent {
    /// The system has it.
    OFF,
    /// The system's queue is full; [ReplySocket.Guest#roomAgain] follows.
    QUEUE_FULL,
    /// The network is down, or the like: as though the packet had been lost on the way.
    LOST,
    /// The packet will never fit, however often it is sent.
    TOO_LARGE
  }

  private final ReplySocket socket;
  private final InetSocketAddress peer;
  private final PeerAddress name;
  private final ReplySocket.Guest guest;
  private Optional<String> trouble = Optional.empty();

  TransferSocket(ReplySocket socket, InetSocketAddress peer, ReplySocket.Guest guest) {
    this.socket = socket;
    this.peer = peer;
    this.name = PeerAddress.of(peer);
    this.guest = guest;
  }

  /// Takes the peer's packets from now on.
  void join() {
    socket.join(name, guest);
  }

  /// Takes them no more. Nothing may be sent from then on.
  void leave() {
    socket.leave(name);
  }

  /// An empty buffer to build the next packet in; shared with every transfer of the loop.
  ByteBuffer packet() {
    return socket.loop().outgoing().clear();
  }

  /// Sends a small packet; where it cannot be sent, it counts as lost.
  void send(Packet packet) {
    ByteBuffer buffer = packet();
    PacketCodec.encode(packet, buffer);
    Sent _ = send(buffer.flip());
  }

  /// Sends what is between position and limit.
  Sent send(ByteBuffer packet) {
    try {
      if (socket.send(packet, peer)) {
        trouble = Optional.empty();
        return Sent.OFF;
      }
      awaitRoom();
      return Sent.QUEUE_FULL;
    } catch (IOException refused) {
      trouble = Optional.of(String.valueOf(refused.getMessage()));
      return isTooLarge(refused) ? Sent.TOO_LARGE : Sent.LOST;
    }
  }

  /// Where blocks may leave in batches; empty where they may not.
  Optional<Batches> batches() {
    return socket.batches();
  }

  /// The system's number of the socket, for batches.
  int descriptor() {
    return socket.descriptor();
  }

  /// The peer, for batches.
  PeerAddress name() {
    return name;
  }

  /// Asks to be told when the system takes packets again.
  void awaitRoom() {
    socket.awaitRoom(guest);
  }

  /// Packets of a batch were lost before they left.
  void lost(int errno) {
    trouble = Optional.of("error %d of the system".formatted(errno));
  }

  /// The peer has been reached.
  void reached() {
    trouble = Optional.empty();
  }

  /// Why the last packet could not be sent, in the system's words; empty where it could.
  Optional<String> trouble() {
    return trouble;
  }

  // EMSGSIZE has no exception of its own: "Message too long", on Windows "... was larger than ...".
  private static boolean isTooLarge(IOException refused) {
    String words = String.valueOf(refused.getMessage()).toLowerCase(Locale.ROOT);
    return words.contains("too long") || words.contains("larger than");
  }
}
