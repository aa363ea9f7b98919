package rekindle.tftp.wire;

import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
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

  private static final int MESSAGES = 64;
  private static final int BLOCKS = 1024;
  private static final ValueLayout.OfInt HEADER =
      ValueLayout.JAVA_INT.withOrder(ByteOrder.BIG_ENDIAN);

  private record Unsent(Source source, long firstBlock, int count, int errno) {
    void tell() {
      source.unsent(firstBlock, count, errno);
    }
  }

  private final Messages messages = new Messages(MESSAGES, 2 * BLOCKS);
  private final MemorySegment headers =
      Arena.ofAuto().allocate((long) BLOCKS * Frame.HEADER_BYTES, Long.BYTES);
  private final Source[] sources = new Source[MESSAGES];
  private final long[] firstBlocks = new long[MESSAGES];
  private final int[] counts = new int[MESSAGES];
  private final List<Unsent> unsent = new ArrayList<>();
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
      handOver();
      descriptor = to;
    }
    int most = inSegments ? segmentsInOne(blocks) : 1;
    long end = first + count;
    for (long block = first; block < end; block += most) {
      addMessage(peer, source, blocks, file, block, (int) Math.min(most, end - block));
    }
  }

  /// Hands everything to the system, and tells those whose blocks it has not taken, now or before;
  /// what they add then leaves as well.
  void flush() {
    handOver();
    while (!unsent.isEmpty()) {
      List<Unsent> now = List.copyOf(unsent);
      unsent.clear();
      now.forEach(Unsent::tell);
      handOver();
    }
  }

  private static int segmentsInOne(Blocks blocks) {
    int datagramBytes = Frame.HEADER_BYTES + blocks.blockSizeBytes();
    return Math.max(1, Math.min(MOST_SEGMENTS, MOST_BYTES / datagramBytes));
  }

  private void addMessage(
      PeerAddress peer, Source source, Blocks blocks, MemorySegment file, long first, int count) {
    if (messageCount == MESSAGES || blockCount + count > BLOCKS) {
      handOver();
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

  // Nobody is told here: this also runs in the middle of a transfer's own work.
  private void handOver() {
    int next = 0;
    while (next < messageCount) {
      int taken =
          Libc.sendmmsg(messages.errno(), descriptor, messages.from(next), messageCount - next);
      next = taken == Libc.FAILED ? refused(next, Libc.errno(messages.errno())) : next + taken;
    }
    messageCount = 0;
    blockCount = 0;
    iovecCount = 0;
  }

  /// @return which message to try next
  private int refused(int message, int errno) {
    if (errno == Libc.EINTR) {
      return message;
    }
    // No room for this one is no room for any behind it.
    int end = errno == Libc.EAGAIN ? messageCount : message + 1;
    for (int i = message; i < end; i++) {
      unsent.add(new Unsent(sources[i], firstBlocks[i], counts[i], errno));
    }
    return end;
  }
}
