package rekindle.tftp.wire;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import rekindle.tftp.Decoded;
import rekindle.tftp.ErrorCode;
import rekindle.tftp.ErrorPacket;
import rekindle.tftp.Frame;
import rekindle.tftp.Mode;
import rekindle.tftp.NetasciiDecoder;
import rekindle.tftp.OptionAck;
import rekindle.tftp.Outcome;
import rekindle.tftp.PacketCodec;
import rekindle.tftp.ReadRequest;
import rekindle.tftp.Receiver;
import rekindle.tftp.ReceiverOutbox;
import rekindle.tftp.Request;

/// A server's side of an upload.
///
/// ```
/// RECEIVING --last block--> COMMITTING --on the disk--> SAVED (last ACK leaves, repeated if asked)
///     |                         |
///     +---- sink fails ---------+--> FAILED (ERROR leaves)
/// ```
///
/// The last ACK waits until the file is on the disk, so that nobody deletes the original for an ACK
/// that a power cut makes worthless. A disk may take seconds for that; it happens on a thread of
/// its own, and other transfers go on.
final class ReceivingExchange implements Exchange, ReceiverOutbox {
  /// Where the last step of an upload runs: off the loop, and back on it.
  interface Threads {
    void away(Runnable work);

    /// Brings a result back to the loop, if the transfer is still there.
    void back(Runnable result);
  }

  private enum State {
    RECEIVING,
    COMMITTING,
    SAVED,
    FAILED
  }

  private static final Logger log = LoggerFactory.getLogger(ReceivingExchange.class);
  private static final ErrorPacket BROKEN =
      ErrorPacket.of(ErrorCode.DISK_FULL, "The file cannot be stored");

  private final Receiver receiver;
  private final UploadSink sink;
  private final TransferSocket socket;
  private final Threads threads;
  private final OptionalLong announcedBytes;
  private final Optional<NetasciiDecoder> netascii;
  private State state = State.RECEIVING;
  private OptionalInt heldAck = OptionalInt.empty();
  private Optional<ErrorPacket> failure = Optional.empty();

  ReceivingExchange(
      Receiver receiver,
      Request request,
      OptionalLong announcedBytes,
      UploadSink sink,
      TransferSocket socket,
      Threads threads) {
    this.receiver = receiver;
    this.sink = sink;
    this.socket = socket;
    this.threads = threads;
    this.announcedBytes = announcedBytes;
    this.netascii =
        Mode.of(request.mode())
            .filter(mode -> mode == Mode.NETASCII)
            .map(_ -> new NetasciiDecoder());
  }

  @Override
  public void start(long nowNanos) {
    receiver.start(nowNanos, this);
  }

  @Override
  public void packet(ByteBuffer datagram, long nowNanos) {
    switch (Frame.opcode(datagram)) {
      case Frame.DATA -> data(datagram, nowNanos);
      case Frame.ERROR -> error(datagram, nowNanos);
      default -> {} // Nothing else makes sense here, and nothing senseless is answered.
    }
  }

  @Override
  public void repeatedRequest(long nowNanos) {
    receiver.onRepeatedRequest(nowNanos, this);
  }

  @Override
  public void wake(long nowNanos) {
    receiver.onTime(nowNanos, this);
  }

  // What found no room counts as lost: the peer sends its block again.
  @Override
  public void roomAgain(long nowNanos) {}

  @Override
  public void unsent(long firstBlock, int count, int errno) {
    throw new IllegalStateException("an upload sends no blocks");
  }

  @Override
  public void hush() {
    receiver.hush();
  }

  @Override
  public void supersede() {
    receiver.supersede();
  }

  // What is being forced to the disk is whole, and stays.
  @Override
  public void abort(ErrorPacket why) {
    if (state == State.RECEIVING) {
      receiver.abort(why, this);
    }
  }

  @Override
  public void request(ReadRequest request) {
    throw new IllegalStateException("a server sends no request");
  }

  @Override
  public void startOver(String why) {
    throw new IllegalStateException("a server does not start over");
  }

  @Override
  public void ack(int blockOnTheWire) {
    if (state == State.COMMITTING) {
      heldAck = OptionalInt.of(blockOnTheWire);
      return;
    }
    ByteBuffer packet = socket.packet();
    Frame.putAck(blockOnTheWire, packet);
    TransferSocket.Sent _ = socket.send(packet.flip());
  }

  @Override
  public void optionAck(OptionAck optionAck) {
    socket.send(optionAck);
  }

  @Override
  public void error(ErrorPacket error) {
    socket.send(error);
  }

  @Override
  public void accept(ByteBuffer payload) {
    boolean last = payload.remaining() < receiver.terms().blockSizeBytes();
    try {
      store(payload, last);
    } catch (Throwable unusable) { // The sink is foreign code: its errors end this transfer only.
      receiver.abort(told(unusable), this);
      return;
    }
    if (last) {
      state = State.COMMITTING;
      threads.away(this::commit);
    }
  }

  @Override
  public long deadlineNanos() {
    return receiver.deadlineNanos();
  }

  @Override
  public boolean proven() {
    return receiver.proven();
  }

  @Override
  public long bytes() {
    return receiver.receivedBytes();
  }

  @Override
  public OptionalLong sizeBytes() {
    return announcedBytes;
  }

  @Override
  public long retransmittedBlocks() {
    return 0;
  }

  @Override
  public long lastHeardNanos() {
    return receiver.lastHeardNanos();
  }

  @Override
  public Optional<Outcome> outcome() {
    return switch (state) {
      case RECEIVING, SAVED -> receiver.outcome();
      case COMMITTING -> Optional.empty();
      case FAILED -> failure.map(Outcome.Aborted::new);
    };
  }

  @Override
  public boolean closed() {
    return switch (state) {
      case RECEIVING, SAVED -> receiver.closed();
      case COMMITTING -> false;
      case FAILED -> true;
    };
  }

  @Override
  public void release() {
    if (state == State.RECEIVING) {
      Freight.discard(sink);
    }
  }

  private void data(ByteBuffer datagram, long nowNanos) {
    int block = Frame.block(datagram);
    datagram.position(datagram.position() + Frame.HEADER_BYTES);
    receiver.onData(block, datagram, nowNanos, this);
  }

  private void error(ByteBuffer datagram, long nowNanos) {
    if (PacketCodec.decode(datagram) instanceof Decoded.Ok(ErrorPacket error)) {
      receiver.onError(error, nowNanos, this);
    }
  }

  private void store(ByteBuffer payload, boolean last) throws IOException {
    if (netascii.isEmpty()) {
      sink.write(payload);
      return;
    }
    ByteBuffer text = ByteBuffer.allocate(payload.remaining() + 2);
    netascii.get().decode(payload, text);
    if (last) {
      netascii.get().finish(text);
    }
    sink.write(text.flip());
  }

  private void commit() {
    try {
      sink.commit();
    } catch (Throwable unusable) {
      Freight.discard(sink);
      threads.back(() -> notCommitted(told(unusable)));
      return;
    }
    threads.back(this::committed);
  }

  private void committed() {
    state = State.SAVED;
    heldAck.ifPresent(this::ack);
  }

  private void notCommitted(ErrorPacket why) {
    state = State.FAILED;
    failure = Optional.of(why);
    socket.send(why);
  }

  private static ErrorPacket told(Throwable unusable) {
    if (unusable instanceof UploadRefusedException refused) {
      return ErrorPacket.of(refused.refusal().code(), refused.refusal().text());
    }
    log.warn("An upload cannot be stored", unusable);
    return BROKEN;
  }
}
