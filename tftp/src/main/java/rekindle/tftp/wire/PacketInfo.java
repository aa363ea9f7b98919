package rekindle.tftp.wire;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.MemorySegment;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;

/// The control message that tells to which local address a datagram was sent, and from which one it
/// is to leave.
///
/// ```
/// in_pktinfo    0 interface   4 local address of that   8 destination       (ip(7))
/// in6_pktinfo   0 destination                          16 interface        (ipv6(7))
/// ```
final class PacketInfo {
  private static final int IPV4_BYTES = 12;
  private static final int IPV6_BYTES = 20;

  private PacketInfo() {}

  /// The local address that a received message was sent to: for a broadcast the one of the
  /// interface it came by (RFC 1123 section 4.2.3.5 wants such requests looked at with care; they
  /// are answered like others, within the same limits). Empty where nothing can be answered from
  /// it.
  static Optional<InetAddress> read(Messages messages, int message) {
    MemorySegment controls = messages.controls();
    long at = messages.controlOf(message);
    long end = at + messages.controlBytes(message);
    while (at + Messages.CONTROL_HEADER_BYTES <= end) {
      long bytes = controls.get(JAVA_LONG, at);
      int level = controls.get(JAVA_INT, at + 8);
      int type = controls.get(JAVA_INT, at + 12);
      long data = at + Messages.CONTROL_HEADER_BYTES;
      if (level == Libc.SOL_IP && type == Libc.IP_PKTINFO) {
        return usable(address(controls, data + 4, 4, 0));
      }
      if (level == Libc.SOL_IPV6 && type == Libc.IPV6_PKTINFO) {
        return usable(address(controls, data, 16, controls.get(JAVA_INT, data + 16)));
      }
      at += Math.max(Messages.CONTROL_HEADER_BYTES, (bytes + 7) / 8 * 8);
    }
    return Optional.empty();
  }

  /// Lets a message leave from a local address.
  static void write(Messages messages, int message, InetAddress local) {
    boolean v6 = local instanceof Inet6Address;
    long at =
        v6
            ? messages.control(message, Libc.SOL_IPV6, Libc.IPV6_PKTINFO, IPV6_BYTES)
            : messages.control(message, Libc.SOL_IP, Libc.IP_PKTINFO, IPV4_BYTES);
    MemorySegment data =
        messages.controls().asSlice(at, v6 ? IPV6_BYTES : IPV4_BYTES).fill((byte) 0);
    byte[] bytes = local.getAddress();
    MemorySegment.copy(bytes, 0, data, JAVA_BYTE, v6 ? 0 : 4, bytes.length);
    if (local instanceof Inet6Address address) {
      data.set(JAVA_INT, 16, address.getScopeId());
    }
  }

  private static Optional<InetAddress> usable(InetAddress local) {
    return local.isMulticastAddress() || local.isAnyLocalAddress()
        ? Optional.empty()
        : Optional.of(local);
  }

  private static InetAddress address(MemorySegment from, long at, int length, int scope) {
    byte[] bytes = from.asSlice(at, length).toArray(JAVA_BYTE);
    try {
      InetAddress plain = InetAddress.getByAddress(bytes);
      return plain instanceof Inet6Address && plain.isLinkLocalAddress()
          ? Inet6Address.getByAddress(null, bytes, scope)
          : plain;
    } catch (UnknownHostException impossible) {
      throw new IllegalStateException("an address of another length", impossible);
    }
  }
}
