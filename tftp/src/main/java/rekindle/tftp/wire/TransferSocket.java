package rekindle.tftp.wire;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.util.Locale;
import java.util.Optional;
import rekindle.tftp.Packet;
import rekindle.tftp.PacketCodec;

/// A transfer's socket as its exchange sees it: packets to the one peer.
///
/// The socket is not connected: the system would hide packets from other ports, and a peer that
/// confuses its ports would never hear error 5. Confined to its loop.
final class TransferSocket {
  /// What became of a packet.
  enum Sent {
    /// The system has it.
    OFF,
    /// The system's queue is full; [SelectorLoop.Owner#writable] follows.
    QUEUE_FULL,
    /// The network is down, or the like: as though the packet had been lost on the way.
    LOST,
    /// The packet will never fit, however often it is sent.
    TOO_LARGE
  }

  private final DatagramChannel channel;
  private final InetSocketAddress peer;
  private final SelectorLoop loop;
  private final SelectionKey key;
  private Optional<String> trouble = Optional.empty();

  TransferSocket(
      DatagramChannel channel, InetSocketAddress peer, SelectorLoop loop, SelectionKey key) {
    this.channel = channel;
    this.peer = peer;
    this.loop = loop;
    this.key = key;
  }

  /// An empty buffer to build the next packet in; shared with every transfer of the loop.
  ByteBuffer packet() {
    return loop.outgoing().clear();
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
      boolean off = channel.send(packet, peer) > 0;
      if (off) {
        trouble = Optional.empty();
        return Sent.OFF;
      }
      key.interestOps(SelectionKey.OP_READ | SelectionKey.OP_WRITE);
      return Sent.QUEUE_FULL;
    } catch (IOException refused) {
      trouble = Optional.of(String.valueOf(refused.getMessage()));
      return isTooLarge(refused) ? Sent.TOO_LARGE : Sent.LOST;
    }
  }

  /// The queue is no longer full.
  void writable() {
    key.interestOps(SelectionKey.OP_READ);
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
