package rekindle.tftp.wire;

import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.Arrays;
import rekindle.tftp.Blocks;
import rekindle.tftp.Frame;

/// The blocks that leave a loop in one call: of one window, and of all transfers that were heard in
/// one turn.
///
/// Blocks of one window are one message that the system cuts into datagrams (UDP_SEGMENT, udp(7)),
/// as far as it takes so many. Nothing is copied here: a datagram is its header, written here, and
/// a piece of the mapped file. So a file must stay mapped until [#flush].
///
/// Confined to its loop's thread.
final class SendBatch {
  /// Whose blocks these are.
  interface Source {
    /// The system has not taken these blocks, which were one message.
    ///
    /// @param errno why
    void unsent(long firstBlock, int count, int errno);
  }

  /// Most datagrams of one message (UDP_MAX_SEGMENTS of older kernels, include/linux/udp.h).
  private static final int MOST_SEGMENTS = 64;

  /// Most bytes of one message: what an IPv4 packet holds.
  private static final int MOST_BYTES = 65_507;

  private static final int TAKEN = 0;
  private static final int MESSAGES = 64;
  private static final int BLOCKS = 1024;
  private static final ValueLayout.OfInt HEADER =
      ValueLayout.JAVA_INT.withOrder(ByteOrder.BIG_ENDIAN);

  private final Messages messages = new Messages(MESSAGES, 2 * BLOCKS);
  private final MemorySegment headers =
      Arena.ofAuto().allocate((long) BLOCKS * Frame.HEADER_BYTES, Long.BYTES);
  private final Source[] sources = new Source[MESSAGES];
  private final long[] firstBlocks = new long[MESSAGES];
  private final int[] counts = new int[MESSAGES];
  private final int[] errors = new int[MESSAGES];
  private int descriptor;
  private int messageCount;
  private int blockCount;
  private int iovecCount;

  /// Adds blocks of one transfer.
  ///
  /// @param to its socket, whose batch this becomes
  /// @param count 1 or more
  /// @param inSegments whether blocks may share a message
  void add(
      int to,
      PeerAddress peer,
      Source source,
      Blocks blocks,
      MemorySegment file,
      long first,
      int count,
      boolean inSegments) {
    if (to != descriptor) {
      flush();
      descriptor = to;
    }
    int most = inSegments ? segmentsInOne(blocks) : 1;
    long end = first + count;
    for (long block = first; block < end; block += most) {
      addMessage(peer, source, blocks, file, block, (int) Math.min(most, end - block));
    }
  }

  /// Hands everything to the system, and tells those whose blocks it has not taken; what they add
  /// then leaves as well.
  void flush() {
    while (messageCount > 0) {
      int count = messageCount;
      boolean trouble = send(count);
      messageCount = 0;
      blockCount = 0;
      iovecCount = 0;
      if (trouble) {
        tell(count);
      }
    }
  }

  private static int segmentsInOne(Blocks blocks) {
    int datagramBytes = Frame.HEADER_BYTES + blocks.blockSizeBytes();
    return Math.max(1, Math.min(MOST_SEGMENTS, MOST_BYTES / datagramBytes));
  }

  private void addMessage(
      PeerAddress peer, Source source, Blocks blocks, MemorySegment file, long first, int count) {
    if (messageCount == MESSAGES || blockCount + count > BLOCKS) {
      flush();
    }
    int message = messageCount++;
    int firstIovec = iovecCount;
    for (int i = 0; i < count; i++) {
      addBlock(blocks, file, first + i);
    }
    messages.addressTo(message, peer);
    messages.iovecsOf(message, firstIovec, iovecCount - firstIovec);
    if (count > 1) {
      long at = messages.control(message, Libc.SOL_UDP, Libc.UDP_SEGMENT, Short.BYTES);
      int segmentBytes = Frame.HEADER_BYTES + blocks.blockSizeBytes();
      messages.controls().set(JAVA_SHORT, at, (short) segmentBytes);
    } else {
      messages.noControl(message);
    }
    sources[message] = source;
    firstBlocks[message] = first;
    counts[message] = count;
  }

  private void addBlock(Blocks blocks, MemorySegment file, long block) {
    long at = (long) blockCount++ * Frame.HEADER_BYTES;
    headers.set(HEADER, at, Frame.dataHeader(blocks.onTheWire(block)));
    messages.iovec(iovecCount++, headers.address() + at, Frame.HEADER_BYTES);
    int payloadBytes = blocks.payloadBytes(block);
    if (payloadBytes > 0) {
      long position = blocks.positionBytes(block);
      messages.iovec(iovecCount++, file.address() + position, payloadBytes);
    }
  }

  /// @return whether some messages were not taken; [#errors] then has a reason for each
  private boolean send(int count) {
    int next = Math.max(0, take(0, count));
    if (next == count) {
      return false;
    }
    Arrays.fill(errors, 0, count, TAKEN);
    while (next < count) {
      int taken = take(next, count - next);
      if (taken != Libc.FAILED) {
        next += taken;
      } else {
        next = refused(next, count, Libc.errno(messages.errno()));
      }
    }
    return true;
  }

  private int take(int first, int count) {
    return Libc.sendmmsg(messages.errno(), descriptor, messages.from(first), count);
  }

  /// @return which message to try next
  private int refused(int message, int count, int errno) {
    return switch (errno) {
      case Libc.EINTR -> message;
      case Libc.EAGAIN -> { // No room for this one is no room for any behind it.
        Arrays.fill(errors, message, count, errno);
        yield count;
      }
      default -> {
        errors[message] = errno;
        yield message + 1;
      }
    };
  }

  // The batch is empty again by now: whoever is told may add to it at once.
  private void tell(int count) {
    Source[] told = sources.clone();
    long[] blocks = firstBlocks.clone();
    int[] howMany = counts.clone();
    int[] why = errors.clone();
    for (int i = 0; i < count; i++) {
      if (why[i] != TAKEN) {
        told[i].unsent(blocks[i], howMany[i], why[i]);
      }
    }
  }
}
