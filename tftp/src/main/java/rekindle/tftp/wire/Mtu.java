package rekindle.tftp.wire;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.Optional;

/// The largest block that crosses a local address's link without being cut into fragments.
final class Mtu {
  /// IPv4 20 + UDP 8 + TFTP 4; many loaders cannot put fragments together again.
  static final int IPV4_HEADERS_BYTES = 32;

  /// IPv6 40 + UDP 8 + TFTP 4.
  static final int IPV6_HEADERS_BYTES = 52;

  private static final int SMALLEST_BLOCK_BYTES = 512;
  private static final int LARGEST_BLOCK_BYTES = 65_464;
  private static final int ETHERNET_BYTES = 1500;

  private Mtu() {}

  /// Largest block for packets that leave from `local`, 512 to 65,464 bytes.
  static int largestBlockBytes(InetAddress local) {
    return largestBlockBytes(local, ofLinkAt(local));
  }

  /// Largest block where the link carries packets of `mtuBytes`.
  ///
  /// Never below 512: that is the block every client may count on (RFC 1350), fragments or not.
  static int largestBlockBytes(InetAddress local, int mtuBytes) {
    int headersBytes = local instanceof Inet4Address ? IPV4_HEADERS_BYTES : IPV6_HEADERS_BYTES;
    return Math.clamp((long) mtuBytes - headersBytes, SMALLEST_BLOCK_BYTES, LARGEST_BLOCK_BYTES);
  }

  private static int ofLinkAt(InetAddress local) {
    try {
      return interfaceOf(local).map(Mtu::of).orElse(ETHERNET_BYTES);
    } catch (SocketException unknown) {
      return ETHERNET_BYTES;
    }
  }

  // All of 127.0.0.0/8 is the loopback interface, but only 127.0.0.1 is listed there.
  private static Optional<NetworkInterface> interfaceOf(InetAddress local) throws SocketException {
    if (local.isLoopbackAddress()) {
      return NetworkInterface.networkInterfaces().filter(Mtu::isLoopback).findFirst();
    }
    return Optional.ofNullable(NetworkInterface.getByInetAddress(local));
  }

  private static boolean isLoopback(NetworkInterface card) {
    try {
      return card.isLoopback();
    } catch (SocketException gone) {
      return false;
    }
  }

  private static int of(NetworkInterface card) {
    try {
      int mtuBytes = card.getMTU();
      return mtuBytes > 0 ? mtuBytes : ETHERNET_BYTES;
    } catch (SocketException gone) {
      return ETHERNET_BYTES;
    }
  }
}
