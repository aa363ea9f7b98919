package rekindle.tftp.wire;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import rekindle.tftp.Decoded;
import rekindle.tftp.ErrorCode;
import rekindle.tftp.ErrorPacket;
import rekindle.tftp.Frame;
import rekindle.tftp.OptionAck;
import rekindle.tftp.Outcome;
import rekindle.tftp.PacketCodec;
import rekindle.tftp.Sender;
import rekindle.tftp.SenderOutbox;

/// A server's side of a download.
///
/// A window leaves in one go; when the system's queue is full in the middle of it, the rest follows
/// as soon as there is room.
final class SendingExchange implements Exchange, SenderOutbox {
  private static final Logger log = LoggerFactory.getLogger(SendingExchange.class);
  private static final ErrorPacket SHRUNK =
      ErrorPacket.of(ErrorCode.NOT_DEFINED, "The file changed while it was sent");
  private static final ErrorPacket UNREADABLE =
      ErrorPacket.of(ErrorCode.NOT_DEFINED, "The file cannot be read any more");
  private static final ErrorPacket TOO_LARGE =
      ErrorPacket.of(ErrorCode.NOT_DEFINED, "Blocks of this size do not fit the network");

  private final Sender sender;
  private final Freight.Out freight;
  private final TransferSocket socket;
  private long nextBlock;
  private long endBlock;
  private Optional<ErrorPacket> failure = Optional.empty();

  SendingExchange(Sender sender, Freight.Out freight, TransferSocket socket) {
    this.sender = sender;
    this.freight = freight;
    this.socket = socket;
  }

  @Override
  public void start(long nowNanos) {
    sender.start(nowNanos, this);
    abortWhereFailed();
  }

  @Override
  public void packet(ByteBuffer datagram, long nowNanos) {
    switch (Frame.opcode(datagram)) {
      case Frame.ACK -> sender.onAck(Frame.block(datagram), nowNanos, this);
      case Frame.ERROR -> error(datagram, nowNanos);
      default -> {} // Nothing else makes sense here, and nothing senseless is answered.
    }
    abortWhereFailed();
  }

  @Override
  public void repeatedRequest(long nowNanos) {
    sender.onRepeatedRequest(nowNanos, this);
    abortWhereFailed();
  }

  @Override
  public void wake(long nowNanos) {
    sender.onTime(nowNanos, this);
    abortWhereFailed();
  }

  @Override
  public void writable(long nowNanos) {
    socket.writable();
    sendBlocks();
    abortWhereFailed();
  }

  @Override
  public void hush() {
    dropRest();
    sender.hush();
  }

  @Override
  public void supersede() {
    dropRest();
    sender.supersede();
  }

  @Override
  public void abort(ErrorPacket why) {
    dropRest();
    sender.abort(why, this);
  }

  @Override
  public void optionAck(OptionAck optionAck) {
    socket.send(optionAck);
  }

  // What was left of an earlier window is part of this one, or needed no more.
  @Override
  public void data(long firstBlock, int count) {
    nextBlock = firstBlock;
    endBlock = firstBlock + count;
    sendBlocks();
  }

  @Override
  public void error(ErrorPacket error) {
    socket.send(error);
  }

  @Override
  public long deadlineNanos() {
    return sender.deadlineNanos();
  }

  @Override
  public boolean proven() {
    return sender.proven();
  }

  @Override
  public long bytes() {
    return sender.acknowledgedBytes();
  }

  @Override
  public OptionalLong sizeBytes() {
    return OptionalLong.of(sender.sizeBytes());
  }

  @Override
  public long retransmittedBlocks() {
    return sender.retransmittedBlocks();
  }

  @Override
  public long lastHeardNanos() {
    return sender.lastHeardNanos();
  }

  @Override
  public Optional<Outcome> outcome() {
    return sender.outcome();
  }

  @Override
  public boolean closed() {
    return sender.outcome().isPresent();
  }

  @Override
  public void release() {
    freight.giveBack();
  }

  private void error(ByteBuffer datagram, long nowNanos) {
    if (PacketCodec.decode(datagram) instanceof Decoded.Ok(ErrorPacket error)) {
      sender.onError(error, nowNanos);
    }
  }

  private void sendBlocks() {
    boolean goOn = true;
    while (goOn && nextBlock < endBlock) {
      goOn = sendBlock(nextBlock);
    }
  }

  /// @return whether the next block may follow at once
  private boolean sendBlock(long block) {
    ByteBuffer packet = socket.packet();
    Optional<ErrorPacket> unreadable = frame(block, packet);
    if (unreadable.isPresent()) {
      return fail(unreadable.get());
    }
    return switch (socket.send(packet.flip())) {
      case OFF -> {
        nextBlock = block + 1;
        yield true;
      }
      case QUEUE_FULL -> false;
      case LOST -> {
        dropRest(); // The sender's timer sends the window again.
        yield false;
      }
      case TOO_LARGE -> fail(TOO_LARGE);
    };
  }

  private Optional<ErrorPacket> frame(long block, ByteBuffer packet) {
    try {
      boolean whole = sender.blocks().frame(block, freight.content(), packet);
      return whole ? Optional.empty() : Optional.of(SHRUNK);
    } catch (Throwable unreadable) { // Content is foreign code: its errors end this transfer only.
      log.warn("The content of a transfer cannot be read", unreadable);
      return Optional.of(UNREADABLE);
    }
  }

  private boolean fail(ErrorPacket why) {
    failure = Optional.of(why);
    dropRest();
    return false;
  }

  private void dropRest() {
    nextBlock = endBlock;
  }

  // Not inside the sender's own call, which is still in the middle of its work.
  private void abortWhereFailed() {
    if (failure.isPresent() && sender.outcome().isEmpty()) {
      sender.abort(failure.get(), this);
    }
  }
}
