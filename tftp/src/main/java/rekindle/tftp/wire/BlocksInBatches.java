package rekindle.tftp.wire;

import java.io.IOException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import rekindle.tftp.Blocks;
import rekindle.tftp.ErrorPacket;

/// Blocks go straight from the mapped file into the loop's batch, as many of a window as the system
/// cuts from one message (UDP_SEGMENT).
///
/// Where the system refuses to cut, which depends on the way to this peer (no checksums by the
/// card, a block above the MTU), this transfer's blocks become a message each from then on.
final class BlocksInBatches implements BlockWriter {
  private static final Logger log = LoggerFactory.getLogger(BlocksInBatches.class);

  private final Blocks blocks;
  private final MappedFile file;
  private final TransferSocket socket;
  private final SendBatch batch;
  private final SendBatch.Source source;
  private boolean inSegments;
  private long firstBlock;
  private long endBlock;

  /// The first block that the system had no room for; the end where it had for all.
  private long nextBlock;

  private Optional<ErrorPacket> failure = Optional.empty();

  /// @param source hears what the batch could not send, and calls [#unsent]
  BlocksInBatches(
      Blocks blocks,
      MappedFile file,
      TransferSocket socket,
      Batches batches,
      SendBatch.Source source) {
    this.blocks = blocks;
    this.file = file;
    this.socket = socket;
    this.batch = batches.sends();
    this.source = source;
    this.inSegments = batches.path().usesSegments();
  }

  @Override
  public void send(long first, int count) {
    boolean goesOn = first == endBlock;
    boolean waits = nextBlock < endBlock;
    if (!goesOn) {
      firstBlock = first;
    }
    endBlock = first + count;
    if (!goesOn || !waits) {
      sendFrom(first);
    }
  }

  @Override
  public void roomAgain() {
    sendFrom(nextBlock);
  }

  @Override
  public void unsent(long first, int count, int errno) {
    if (first < firstBlock || first >= endBlock) {
      return; // Of a window that is over.
    }
    switch (errno) {
      case Libc.EAGAIN -> {
        nextBlock = Math.min(nextBlock, first);
        socket.awaitRoom();
      }
      case Libc.EMSGSIZE, Libc.EIO, Libc.EINVAL, Libc.ENOPROTOOPT -> uncut(first, count, errno);
      case Libc.EFAULT -> fail(SHRUNK); // The page behind an address is gone.
      default -> socket.lost(errno); // The sender's timer sends the window again.
    }
  }

  @Override
  public void forgetRest() {
    nextBlock = endBlock;
  }

  @Override
  public Optional<ErrorPacket> failure() {
    return failure;
  }

  private void sendFrom(long first) {
    nextBlock = endBlock;
    if (first == endBlock) {
      return;
    }
    boolean last = endBlock > blocks.last();
    if (last && !isWhole()) {
      fail(SHRUNK);
    } else {
      leave(first, (int) (endBlock - first));
    }
  }

  private void leave(long first, int count) {
    batch.add(
        socket.descriptor(), socket.name(), source, blocks, file.bytes(), first, count, inSegments);
  }

  private void uncut(long first, int count, int errno) {
    if (count > 1) {
      if (inSegments) {
        log.debug("Windows are not cut on the way to {}: error {}", socket.name(), errno);
      }
      inSegments = false;
      leave(first, count);
    } else if (errno == Libc.EMSGSIZE) {
      fail(TOO_LARGE);
    } else {
      socket.lost(errno);
    }
  }

  private boolean isWhole() {
    try {
      return file.isWhole();
    } catch (IOException unreadable) {
      log.warn("A file that is being sent cannot be read", unreadable);
      return false;
    }
  }

  private void fail(ErrorPacket why) {
    failure = Optional.of(why);
    forgetRest();
  }
}
