package rekindle.tftp.wire;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.OptionalLong;
import rekindle.tftp.Blocks;
import rekindle.tftp.Content;
import rekindle.tftp.Decoded;
import rekindle.tftp.ErrorPacket;
import rekindle.tftp.Frame;
import rekindle.tftp.OptionAck;
import rekindle.tftp.Outcome;
import rekindle.tftp.PacketCodec;
import rekindle.tftp.Sender;
import rekindle.tftp.SenderOutbox;

/// A server's side of a download.
final class SendingExchange implements Exchange, SenderOutbox {
  private final Sender sender;
  private final Freight.Out freight;
  private final TransferSocket socket;
  private final BlockWriter writer;

  /// @param source hears what a batch could not send, and calls [#unsent]
  SendingExchange(
      Sender sender, Freight.Out freight, TransferSocket socket, SendBatch.Source source) {
    this.sender = sender;
    this.freight = freight;
    this.socket = socket;
    this.writer = writer(sender.blocks(), freight.content(), socket, source);
  }

  private static BlockWriter writer(
      Blocks blocks, Content content, TransferSocket socket, SendBatch.Source source) {
    Optional<Batches> batches = socket.batches();
    return content instanceof MappedFile.Reading mapped && batches.isPresent()
        ? new BlocksInBatches(blocks, mapped.file(), socket, batches.get(), source)
        : new BlockByBlock(blocks, content, socket);
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
  public void roomAgain(long nowNanos) {
    writer.roomAgain();
    abortWhereFailed();
  }

  @Override
  public void unsent(long firstBlock, int count, int errno) {
    writer.unsent(firstBlock, count, errno);
    abortWhereFailed();
  }

  @Override
  public void hush() {
    writer.forgetRest();
    sender.hush();
  }

  @Override
  public void supersede() {
    writer.forgetRest();
    sender.supersede();
  }

  @Override
  public void abort(ErrorPacket why) {
    writer.forgetRest();
    sender.abort(why, this);
  }

  @Override
  public void optionAck(OptionAck optionAck) {
    socket.send(optionAck);
  }

  @Override
  public void data(long firstBlock, int count) {
    writer.send(firstBlock, count);
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

  // Not inside the sender's own call, which is still in the middle of its work.
  private void abortWhereFailed() {
    if (writer.failure().isPresent() && sender.outcome().isEmpty()) {
      sender.abort(writer.failure().get(), this);
    }
  }
}
