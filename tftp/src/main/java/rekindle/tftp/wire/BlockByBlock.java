package rekindle.tftp.wire;

import java.nio.ByteBuffer;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import rekindle.tftp.Blocks;
import rekindle.tftp.Content;
import rekindle.tftp.ErrorPacket;

/// Each block is read, framed and sent by itself: any content, on any system.
final class BlockByBlock implements BlockWriter {
  private static final Logger log = LoggerFactory.getLogger(BlockByBlock.class);

  private final Blocks blocks;
  private final Content content;
  private final TransferSocket socket;
  private long nextBlock;
  private long endBlock;
  private Optional<ErrorPacket> failure = Optional.empty();

  BlockByBlock(Blocks blocks, Content content, TransferSocket socket) {
    this.blocks = blocks;
    this.content = content;
    this.socket = socket;
  }

  @Override
  public void send(long firstBlock, int count) {
    boolean goesOn = firstBlock == endBlock && nextBlock < endBlock;
    if (!goesOn) {
      nextBlock = firstBlock;
    }
    endBlock = firstBlock + count;
    sendRest();
  }

  @Override
  public void roomAgain() {
    sendRest();
  }

  @Override
  public void unsent(long firstBlock, int count, int errno) {
    throw new IllegalStateException("nothing of this left in a batch");
  }

  @Override
  public void forgetRest() {
    nextBlock = endBlock;
  }

  @Override
  public Optional<ErrorPacket> failure() {
    return failure;
  }

  private void sendRest() {
    boolean goOn = true;
    while (goOn && nextBlock < endBlock) {
      goOn = send(nextBlock);
    }
  }

  /// @return whether the next block may follow at once
  private boolean send(long block) {
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
        forgetRest(); // The sender's timer sends the window again.
        yield false;
      }
      case TOO_LARGE -> fail(TOO_LARGE);
    };
  }

  private Optional<ErrorPacket> frame(long block, ByteBuffer packet) {
    try {
      boolean whole = blocks.frame(block, content, packet);
      return whole ? Optional.empty() : Optional.of(SHRUNK);
    } catch (Throwable unreadable) { // Content is foreign code: its errors end this transfer only.
      log.warn("The content of a transfer cannot be read", unreadable);
      return Optional.of(UNREADABLE);
    }
  }

  private boolean fail(ErrorPacket why) {
    failure = Optional.of(why);
    forgetRest();
    return false;
  }
}
