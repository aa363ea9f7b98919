package rekindle.tftp.wire;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.OptionalLong;
import rekindle.tftp.Blocks;
import rekindle.tftp.ClientHabits;
import rekindle.tftp.Content;
import rekindle.tftp.Decoded;
import rekindle.tftp.ErrorCode;
import rekindle.tftp.ErrorPacket;
import rekindle.tftp.Frame;
import rekindle.tftp.Negotiation;
import rekindle.tftp.OptionAck;
import rekindle.tftp.Outcome;
import rekindle.tftp.PacketCodec;
import rekindle.tftp.Sender;
import rekindle.tftp.Terms;
import rekindle.tftp.Upload;
import rekindle.tftp.UploadOutbox;
import rekindle.tftp.WriteRequest;

/// A client's side of an upload.
final class Putting implements ClientExchange, UploadOutbox {
  private static final ErrorPacket UNREADABLE =
      ErrorPacket.of(ErrorCode.NOT_DEFINED, "The file cannot be read any more");

  private final ClientLine line;
  private final WriteRequest request;
  private final Content content;
  private final Upload upload;
  private Optional<IOException> trouble = Optional.empty();

  Putting(ClientLine line, WriteRequest request, ClientHabits habits, Content content) {
    this.line = line;
    this.request = request;
    this.content = content;
    this.upload = new Upload(request, content.sizeBytes(), habits);
  }

  @Override
  public void start(long nowNanos) {
    upload.start(nowNanos, this);
  }

  @Override
  public void packet(ByteBuffer datagram, long nowNanos) {
    switch (Frame.opcode(datagram)) {
      case Frame.ACK -> upload.onAck(Frame.block(datagram), nowNanos, this);
      case Frame.ERROR, Frame.OPTION_ACK -> decoded(datagram, nowNanos);
      default -> {} // Nothing else makes sense here, and nothing senseless is answered.
    }
    abortWhereUnreadable();
  }

  @Override
  public void time(long nowNanos) {
    upload.onTime(nowNanos, this);
    abortWhereUnreadable();
  }

  @Override
  public void abort(ErrorPacket why) {
    upload.abort(why, this);
  }

  @Override
  public void request(WriteRequest toBeSent) {
    line.send(toBeSent);
  }

  @Override
  public void optionAck(OptionAck optionAck) {
    throw new IllegalStateException("a client sends no OACK");
  }

  @Override
  public void data(long firstBlock, int count) {
    Blocks blocks = upload.sender().orElseThrow().blocks();
    for (long block = firstBlock; block < firstBlock + count && trouble.isEmpty(); block++) {
      ByteBuffer packet = line.packet();
      trouble = unreadable(blocks, block, packet);
      if (trouble.isEmpty()) {
        line.send(packet.flip());
      }
    }
  }

  @Override
  public void error(ErrorPacket error) {
    line.send(error);
  }

  @Override
  public long deadlineNanos() {
    return upload.deadlineNanos();
  }

  @Override
  public boolean answered() {
    return upload.sender().isPresent();
  }

  @Override
  public long bytes() {
    return upload.sender().map(Sender::acknowledgedBytes).orElse(0L);
  }

  @Override
  public OptionalLong sizeBytes() {
    return OptionalLong.of(content.sizeBytes());
  }

  @Override
  public long retransmittedBlocks() {
    return upload.sender().map(Sender::retransmittedBlocks).orElse(0L);
  }

  @Override
  public Terms terms() {
    return upload.sender().map(Sender::terms).orElseGet(() -> Negotiation.withoutOptions(request));
  }

  @Override
  public Optional<Outcome> outcome() {
    return upload.outcome();
  }

  @Override
  public boolean closed() {
    return upload.outcome().isPresent();
  }

  @Override
  public Optional<IOException> trouble() {
    return trouble;
  }

  private void decoded(ByteBuffer datagram, long nowNanos) {
    switch (PacketCodec.decode(datagram)) {
      case Decoded.Ok(OptionAck answer) -> upload.onOptionAck(answer, nowNanos, this);
      case Decoded.Ok(ErrorPacket error) -> upload.onError(error, nowNanos);
      case Decoded.Ok _, Decoded.Malformed _ -> {}
    }
  }

  private Optional<IOException> unreadable(Blocks blocks, long block, ByteBuffer packet) {
    try {
      boolean whole = blocks.frame(block, content, packet);
      return whole ? Optional.empty() : Optional.of(new IOException("the file has become shorter"));
    } catch (IOException unreadable) {
      return Optional.of(unreadable);
    }
  }

  // Not inside the sender's own call, which is still in the middle of its work.
  private void abortWhereUnreadable() {
    if (trouble.isPresent()) {
      upload.abort(UNREADABLE, this);
    }
  }
}
