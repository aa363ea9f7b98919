package rekindle.tftp.wire;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;

/// Takes many datagrams from a socket in one call. Confined to its loop's thread.
final class ReceiveBatch {
  /// How many datagrams one call takes.
  static final int DATAGRAMS = 64;

  private final Messages messages = new Messages(DATAGRAMS, DATAGRAMS);
  private final ByteBuffer[] datagrams = new ByteBuffer[DATAGRAMS];

  /// Places whose lengths the system has changed.
  private int written;

  /// @param largestBytes what is longer is cut
  ReceiveBatch(int largestBytes) {
    MemorySegment bytes = Arena.ofAuto().allocate((long) DATAGRAMS * largestBytes, Long.BYTES);
    for (int i = 0; i < DATAGRAMS; i++) {
      MemorySegment one = bytes.asSlice((long) i * largestBytes, largestBytes);
      datagrams[i] = one.asByteBuffer();
      messages.iovec(i, one.address(), largestBytes);
      messages.iovecsOf(i, i, 1);
      messages.expect(i);
    }
  }

  /// Takes what waits at a socket.
  ///
  /// @return how many datagrams; the socket may have more where it is [#DATAGRAMS]
  /// @throws IOException if the system refuses
  int receive(int descriptor) throws IOException {
    for (int i = 0; i < written; i++) {
      messages.expect(i);
    }
    int received = Libc.recvmmsg(messages.errno(), descriptor, messages.from(0), datagrams.length);
    written = Math.max(0, received);
    if (received != Libc.FAILED) {
      return received;
    }
    int why = Libc.errno(messages.errno());
    if (why == Libc.EAGAIN || why == Libc.EINTR) {
      return 0;
    }
    throw new IOException("receiving failed with error %d of the system".formatted(why));
  }

  /// What the system wrote of the datagrams that were received.
  Messages messages() {
    return messages;
  }

  /// A datagram that was received, good until the next [#receive].
  ByteBuffer take(int index, PeerAddress from) {
    messages.readAddress(index, from);
    return datagrams[index].clear().limit(messages.bytes(index));
  }
}
