package rekindle.tftp.wire;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.OptionalLong;
import rekindle.tftp.ClientHabits;
import rekindle.tftp.Decoded;
import rekindle.tftp.ErrorCode;
import rekindle.tftp.ErrorPacket;
import rekindle.tftp.Frame;
import rekindle.tftp.OptionAck;
import rekindle.tftp.Outcome;
import rekindle.tftp.PacketCodec;
import rekindle.tftp.ReadRequest;
import rekindle.tftp.Receiver;
import rekindle.tftp.ReceiverOutbox;
import rekindle.tftp.Terms;

/// A client's side of a download.
final class Getting implements ClientExchange, ReceiverOutbox {
  private static final ErrorPacket CANNOT_STORE =
      ErrorPacket.of(ErrorCode.DISK_FULL, "The file cannot be stored");

  private final ClientLine line;
  private final Receiver receiver;
  private final TftpClient.Target target;
  private Optional<IOException> trouble = Optional.empty();

  Getting(ClientLine line, ReadRequest request, ClientHabits habits, TftpClient.Target target) {
    this.line = line;
    this.receiver = Receiver.client(request, habits);
    this.target = target;
  }

  @Override
  public void start(long nowNanos) {
    receiver.start(nowNanos, this);
  }

  @Override
  public void packet(ByteBuffer datagram, long nowNanos) {
    switch (Frame.opcode(datagram)) {
      case Frame.DATA -> data(datagram, nowNanos);
      case Frame.ERROR, Frame.OPTION_ACK -> decoded(datagram, nowNanos);
      default -> {} // Nothing else makes sense here, and nothing senseless is answered.
    }
  }

  @Override
  public void time(long nowNanos) {
    receiver.onTime(nowNanos, this);
  }

  @Override
  public void abort(ErrorPacket why) {
    receiver.abort(why, this);
  }

  @Override
  public void request(ReadRequest request) {
    line.send(request);
  }

  @Override
  public void ack(int blockOnTheWire) {
    ByteBuffer packet = line.packet();
    Frame.putAck(blockOnTheWire, packet);
    line.send(packet.flip());
  }

  @Override
  public void optionAck(OptionAck optionAck) {
    throw new IllegalStateException("a client sends no OACK");
  }

  @Override
  public void error(ErrorPacket error) {
    line.send(error);
  }

  @Override
  public void accept(ByteBuffer payload) {
    try {
      target.accept(payload);
    } catch (IOException full) {
      trouble = Optional.of(full);
      receiver.abort(CANNOT_STORE, this);
    }
  }

  @Override
  public void startOver(String why) {
    throw new IllegalStateException("this client never starts over");
  }

  @Override
  public long deadlineNanos() {
    return receiver.deadlineNanos();
  }

  @Override
  public boolean answered() {
    return receiver.proven();
  }

  @Override
  public long bytes() {
    return receiver.receivedBytes();
  }

  @Override
  public OptionalLong sizeBytes() {
    return receiver.announcedSizeBytes();
  }

  @Override
  public long retransmittedBlocks() {
    return 0;
  }

  @Override
  public Terms terms() {
    return receiver.terms();
  }

  @Override
  public Optional<Outcome> outcome() {
    return receiver.outcome();
  }

  @Override
  public boolean closed() {
    return receiver.closed();
  }

  @Override
  public Optional<IOException> trouble() {
    return trouble;
  }

  private void data(ByteBuffer datagram, long nowNanos) {
    int block = Frame.block(datagram);
    datagram.position(datagram.position() + Frame.HEADER_BYTES);
    receiver.onData(block, datagram, nowNanos, this);
  }

  private void decoded(ByteBuffer datagram, long nowNanos) {
    switch (PacketCodec.decode(datagram)) {
      case Decoded.Ok(OptionAck answer) -> receiver.onOptionAck(answer, nowNanos, this);
      case Decoded.Ok(ErrorPacket error) -> receiver.onError(error, nowNanos, this);
      case Decoded.Ok _, Decoded.Malformed _ -> {}
    }
  }
}
