package rekindle.tftp.wire;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import rekindle.tftp.ErrorCode;
import rekindle.tftp.ErrorPacket;
import rekindle.tftp.Frame;
import rekindle.tftp.PacketCodec;

/// Tells off those who speak on a transfer's port without being its peer (RFC 1350 section 4).
///
/// The transfer goes on undisturbed. A forged source must not make us an amplifier, nor two
/// programs tell each other off for ever: an ERROR or garbage gets no answer, and all strangers of
/// a server together get a few answers a second.
final class Strangers {
  private static final Logger log = LoggerFactory.getLogger(Strangers.class);
  private static final int ANSWERS_AT_ONCE = 20;
  private static final Duration ANSWER_EACH = Duration.ofMillis(100);

  /// What a stranger hears.
  static final ErrorPacket TOLD_OFF =
      ErrorPacket.of(ErrorCode.UNKNOWN_TRANSFER_ID, "Unknown transfer ID");

  private final Gate gate;
  private final TokenBucket answers = new TokenBucket(ANSWERS_AT_ONCE, ANSWER_EACH);

  Strangers(Gate gate) {
    this.gate = gate;
  }

  /// Answers a datagram that came from somebody else.
  ///
  /// @param packet where the answer is built
  void tellOff(
      DatagramChannel channel,
      InetSocketAddress from,
      ByteBuffer datagram,
      ByteBuffer packet,
      long nowNanos) {
    if (!deserveAnswer(datagram) || !gate.admits(from.getAddress()) || !take(nowNanos)) {
      return;
    }
    packet.clear();
    PacketCodec.encode(TOLD_OFF, packet);
    try {
      channel.send(packet.flip(), from);
    } catch (IOException lost) {
      log.debug("A stranger at {} could not be told off", from, lost);
    }
  }

  /// Whether a stranger's datagram is one that may be answered.
  static boolean deserveAnswer(ByteBuffer datagram) {
    return switch (Frame.opcode(datagram)) {
      case Frame.DATA, Frame.ACK, Frame.OPTION_ACK -> true;
      default -> false;
    };
  }

  // The loops' clocks are one, but their moments may reach us out of order.
  private synchronized boolean take(long nowNanos) {
    return answers.take(nowNanos);
  }
}
