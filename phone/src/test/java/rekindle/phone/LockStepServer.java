package rekindle.phone;

import java.nio.ByteBuffer;
import java.util.Optional;
import rekindle.tftp.Ack;
import rekindle.tftp.Data;
import rekindle.tftp.Decoded;
import rekindle.tftp.ErrorPacket;
import rekindle.tftp.Packet;
import rekindle.tftp.PacketCodec;
import rekindle.tftp.ReadRequest;

/// The plainest TFTP server (RFC 1350, no options), written for these tests alone, so that the
/// phone does not only get along with our own sender.
///
/// Sends again every second while it has anything to send.
public final class LockStepServer {
  private static final long RETRY_NANOS = 1_000_000_000L;

  private final String name;
  private final ByteBuffer file;
  private final Optional<ErrorPacket> refusal;
  private int block;
  private long deadlineNanos = Long.MAX_VALUE;

  private LockStepServer(String name, ByteBuffer file, Optional<ErrorPacket> refusal) {
    this.name = name;
    this.file = file;
    this.refusal = refusal;
  }

  public static LockStepServer offering(String name, ByteBuffer file) {
    return new LockStepServer(name, file, Optional.empty());
  }

  public static LockStepServer refusing(int code, String text) {
    return new LockStepServer("", ByteBuffer.allocate(0), Optional.of(new ErrorPacket(code, text)));
  }

  public Optional<Packet> onDatagram(ByteBuffer datagram, long nowNanos) {
    return switch (PacketCodec.decode(datagram)) {
      case Decoded.Ok(ReadRequest request)
          when refusal.isPresent() || !request.fileName().equals(name) ->
          Optional.of(refusal.orElse(new ErrorPacket(1, "File not found")));
      case Decoded.Ok(ReadRequest _) -> send(1, nowNanos);
      case Decoded.Ok(Ack(int number)) when number == (block & 0xFFFF) && block > 0 ->
          block == lastBlock() ? finished() : send(block + 1, nowNanos);
      case Decoded.Ok _, Decoded.Malformed _ -> Optional.empty();
    };
  }

  Optional<Packet> onTime(long nowNanos) {
    return nowNanos < deadlineNanos ? Optional.empty() : send(block, nowNanos);
  }

  long deadlineNanos() {
    return deadlineNanos;
  }

  private Optional<Packet> finished() {
    deadlineNanos = Long.MAX_VALUE;
    return Optional.empty();
  }

  private Optional<Packet> send(int number, long nowNanos) {
    block = number;
    deadlineNanos = nowNanos + RETRY_NANOS;
    int from = (number - 1) * 512;
    int length = Math.min(512, file.limit() - from);
    return Optional.of(new Data(number & 0xFFFF, file.slice(from, length)));
  }

  private int lastBlock() {
    return file.limit() / 512 + 1;
  }
}
