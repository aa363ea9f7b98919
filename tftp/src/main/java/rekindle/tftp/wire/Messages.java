package rekindle.tftp.wire;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/// An array of `mmsghdr` for Linux: in one call many datagrams, each with an address, a list of
/// places where its bytes are (`iovec`), and room for control messages.
///
/// ```
///  mmsghdr  0 name   8 its length   16 iovecs   24 their number   32 control   40 its length
///          48 flags 56 bytes transferred                              (bits/socket.h, 64 bits)
/// ```
///
/// Each message has its own address and control room for good; which iovecs it has is told for
/// each. Confined to its loop's thread.
final class Messages {
  /// A control message: length, level, type, then its data (cmsg(3)).
  static final long CONTROL_HEADER_BYTES = 16;

  private static final long MESSAGE_BYTES = 64;
  private static final long IOVEC_BYTES = 16;
  private static final long NAME_BYTES = 32;
  private static final long CONTROL_BYTES = 64;

  private final Arena arena = Arena.ofAuto();
  private final MemorySegment messages;
  private final MemorySegment names;
  private final MemorySegment controls;
  private final MemorySegment iovecs;
  private final MemorySegment errno = arena.allocate(Libc.errnoBytes(), Long.BYTES);

  /// @param count of messages
  /// @param iovecCount of iovecs for all of them
  Messages(int count, int iovecCount) {
    messages = arena.allocate(count * MESSAGE_BYTES, Long.BYTES);
    names = arena.allocate(count * NAME_BYTES, Long.BYTES);
    controls = arena.allocate(count * CONTROL_BYTES, Long.BYTES);
    iovecs = arena.allocate(iovecCount * IOVEC_BYTES, Long.BYTES);
    for (int i = 0; i < count; i++) {
      messages.set(ADDRESS, i * MESSAGE_BYTES, names.asSlice(i * NAME_BYTES));
      messages.set(ADDRESS, i * MESSAGE_BYTES + 32, controls.asSlice(i * CONTROL_BYTES));
    }
  }

  /// The messages from one on, as the system wants them.
  MemorySegment from(int message) {
    return messages.asSlice(message * MESSAGE_BYTES);
  }

  /// Where the system says why it failed.
  MemorySegment errno() {
    return errno;
  }

  /// Says where bytes of a message are.
  ///
  /// @param address in the memory of this process
  void iovec(int index, long address, long bytes) {
    iovecs.set(JAVA_LONG, index * IOVEC_BYTES, address);
    iovecs.set(JAVA_LONG, index * IOVEC_BYTES + Long.BYTES, bytes);
  }

  /// Says which iovecs are a message's.
  void iovecsOf(int message, int first, int count) {
    messages.set(ADDRESS, message * MESSAGE_BYTES + 16, iovecs.asSlice(first * IOVEC_BYTES));
    messages.set(JAVA_LONG, message * MESSAGE_BYTES + 24, count);
  }

  /// Addresses a message.
  void addressTo(int message, PeerAddress peer) {
    messages.set(JAVA_INT, message * MESSAGE_BYTES + 8, peer.write(names, message * NAME_BYTES));
  }

  /// Gives a message one control message.
  ///
  /// @return where its data begins in [#controls]
  long control(int message, int level, int type, int dataBytes) {
    long at = message * CONTROL_BYTES;
    controls.set(JAVA_LONG, at, CONTROL_HEADER_BYTES + dataBytes);
    controls.set(JAVA_INT, at + 8, level);
    controls.set(JAVA_INT, at + 12, type);
    roomForControl(message, CONTROL_HEADER_BYTES + (dataBytes + 7L) / 8 * 8);
    return at + CONTROL_HEADER_BYTES;
  }

  /// Gives a message none.
  void noControl(int message) {
    roomForControl(message, 0);
  }

  /// Lets the system write what it knows of a message: the address and control messages.
  void expect(int message) {
    messages.set(JAVA_INT, message * MESSAGE_BYTES + 8, (int) NAME_BYTES);
    roomForControl(message, CONTROL_BYTES);
  }

  /// Where control messages are written and read.
  MemorySegment controls() {
    return controls;
  }

  /// Where a message's control messages begin in [#controls].
  long controlOf(int message) {
    return message * CONTROL_BYTES;
  }

  /// How many bytes of control messages the system wrote.
  long controlBytes(int message) {
    return messages.get(JAVA_LONG, message * MESSAGE_BYTES + 40);
  }

  /// Reads the address that the system wrote.
  void readAddress(int message, PeerAddress into) {
    into.read(names, message * NAME_BYTES);
  }

  /// How many bytes a message had.
  int bytes(int message) {
    return messages.get(JAVA_INT, message * MESSAGE_BYTES + 56);
  }

  private void roomForControl(int message, long bytes) {
    messages.set(JAVA_LONG, message * MESSAGE_BYTES + 40, bytes);
  }
}
