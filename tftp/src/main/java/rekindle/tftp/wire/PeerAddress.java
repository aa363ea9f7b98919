package rekindle.tftp.wire;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/// A peer's address and port, which know a transfer (RFC 1350 section 4), as plain numbers: what
/// Linux calls a `sockaddr_in` or `sockaddr_in6`, without an object for each packet.
///
/// One that is a key of a map must not change. [#read] and [#take] change one that is kept for
/// looking up.
final class PeerAddress {
  /// Bytes of the largest form, a `sockaddr_in6` (include/uapi/linux/in6.h).
  static final int LARGEST_BYTES = 28;

  private static final int IPV4_BYTES = 16;
  private static final short AF_INET = 2;
  private static final short AF_INET6 = 10;

  /// What stands before the four bytes of an IPv4 address in its mapped form (RFC 4291 section
  /// 2.5.5.2).
  private static final long MAPPED = 0xFFFFL << 32;

  private static final long PORT = 2;
  private static final long IPV4_ADDRESS = 4;
  private static final long IPV6_ADDRESS = 8;
  private static final long IPV6_SCOPE = 24;
  private static final ValueLayout.OfShort SHORT = ValueLayout.JAVA_SHORT_UNALIGNED;
  private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED;
  private static final ValueLayout.OfShort PORT_NUMBER = SHORT.withOrder(ByteOrder.BIG_ENDIAN);
  private static final ValueLayout.OfInt FOUR_BYTES = INT.withOrder(ByteOrder.BIG_ENDIAN);
  private static final ValueLayout.OfLong EIGHT_BYTES =
      ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);

  private long high;
  private long low;
  private int port;

  /// The interface of a link-local address; no part of its identity, since a socket sees one link.
  private int scope;

  /// None yet; for [#read] and [#take].
  PeerAddress() {}

  static PeerAddress of(InetSocketAddress address) {
    var peer = new PeerAddress();
    peer.take(address);
    return peer;
  }

  /// Takes over an address of `java.net`.
  void take(InetSocketAddress address) {
    port = address.getPort();
    ByteBuffer bytes = ByteBuffer.wrap(address.getAddress().getAddress());
    if (address.getAddress() instanceof Inet6Address v6) {
      high = bytes.getLong();
      low = bytes.getLong();
      scope = v6.getScopeId();
    } else {
      high = 0;
      low = MAPPED | Integer.toUnsignedLong(bytes.getInt());
      scope = 0;
    }
  }

  /// Takes over an address that the system wrote.
  void read(MemorySegment from, long offset) {
    port = from.get(PORT_NUMBER, offset + PORT) & 0xFFFF;
    if (from.get(SHORT, offset) == AF_INET) {
      high = 0;
      low = MAPPED | Integer.toUnsignedLong(from.get(FOUR_BYTES, offset + IPV4_ADDRESS));
      scope = 0;
    } else {
      high = from.get(EIGHT_BYTES, offset + IPV6_ADDRESS);
      low = from.get(EIGHT_BYTES, offset + IPV6_ADDRESS + Long.BYTES);
      scope = from.get(INT, offset + IPV6_SCOPE);
    }
  }

  /// Writes the address for the system.
  ///
  /// @param into zeros where nothing is written; room for [#LARGEST_BYTES]
  /// @return how many bytes it has
  int write(MemorySegment into, long offset) {
    into.set(PORT_NUMBER, offset + PORT, (short) port);
    if (isIpv4()) {
      into.set(SHORT, offset, AF_INET);
      into.set(FOUR_BYTES, offset + IPV4_ADDRESS, (int) low);
      return IPV4_BYTES;
    }
    into.set(SHORT, offset, AF_INET6);
    into.set(INT, offset + IPV4_ADDRESS, 0); // The flow label, where an IPv4 address may have been.
    into.set(EIGHT_BYTES, offset + IPV6_ADDRESS, high);
    into.set(EIGHT_BYTES, offset + IPV6_ADDRESS + Long.BYTES, low);
    into.set(INT, offset + IPV6_SCOPE, scope);
    return LARGEST_BYTES;
  }

  /// The same as an object of `java.net`.
  InetSocketAddress toSocketAddress() {
    return new InetSocketAddress(address(), port);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PeerAddress that
        && low == that.low
        && port == that.port
        && high == that.high;
  }

  @Override
  public int hashCode() {
    return (Long.hashCode(high) * 31 + Long.hashCode(low)) * 31 + port;
  }

  @Override
  public String toString() {
    return toSocketAddress().toString();
  }

  private boolean isIpv4() {
    return high == 0 && low >>> 32 == 0xFFFF;
  }

  private InetAddress address() {
    byte[] bytes = ByteBuffer.allocate(16).putLong(high).putLong(low).array();
    try {
      return isIpv4()
          ? InetAddress.getByAddress(Arrays.copyOfRange(bytes, 12, 16))
          : Inet6Address.getByAddress(null, bytes, scope);
    } catch (UnknownHostException impossible) {
      throw new IllegalStateException("an address of another length", impossible);
    }
  }
}
