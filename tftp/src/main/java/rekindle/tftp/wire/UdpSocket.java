package rekindle.tftp.wire;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProtocolFamily;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.channels.DatagramChannel;
import jdk.net.ExtendedSocketOptions;

/// Opens non-blocking UDP sockets.
final class UdpSocket {
  // Windows of several phones; one that cannot be reached holds its own back for a while, and must
  // not keep the others' from leaving. The system may grant less.
  private static final int SEND_BUFFER_BYTES = 4 << 20;

  private UdpSocket() {}

  /// A socket bound to `port` of `local`.
  ///
  /// @param purpose ends the sentence "cannot open UDP ... for" should it fail
  /// @param port 0 = any free port
  /// @param receiveBufferBytes wish; the system may grant less
  static DatagramChannel open(String purpose, InetAddress local, int port, int receiveBufferBytes)
      throws CannotOpenException {
    return open(purpose, local, port, receiveBufferBytes, _ -> {});
  }

  /// A socket bound to `port` of every local address of one family, which tells with each datagram
  /// where that was sent to. Only where [Libc#AVAILABLE].
  ///
  /// @param wildcard `0.0.0.0` or `::`; the latter means no IPv4
  static DatagramChannel openToAll(
      String purpose, InetAddress wildcard, int port, int receiveBufferBytes)
      throws CannotOpenException {
    boolean v4 = wildcard instanceof Inet4Address;
    return open(
        purpose,
        wildcard,
        port,
        receiveBufferBytes,
        v4 ? UdpSocket::tellIpv4 : UdpSocket::tellIpv6);
  }

  private interface Preparation {
    void on(DatagramChannel channel) throws IOException;
  }

  private static DatagramChannel open(
      String purpose, InetAddress local, int port, int receiveBufferBytes, Preparation before)
      throws CannotOpenException {
    var address = new InetSocketAddress(local, port);
    try {
      return bound(DatagramChannel.open(family(local)), address, receiveBufferBytes, before);
    } catch (IOException | UnsupportedOperationException cause) {
      throw new CannotOpenException(purpose, address, cause);
    }
  }

  private static DatagramChannel bound(
      DatagramChannel channel,
      InetSocketAddress address,
      int receiveBufferBytes,
      Preparation before)
      throws IOException {
    try {
      channel.configureBlocking(false);
      channel.setOption(StandardSocketOptions.SO_RCVBUF, receiveBufferBytes);
      channel.setOption(StandardSocketOptions.SO_SNDBUF, SEND_BUFFER_BYTES);
      allowFragments(channel);
      before.on(channel);
      return channel.bind(address);
    } catch (IOException | RuntimeException failure) {
      channel.close();
      throw failure;
    }
  }

  private static void tellIpv4(DatagramChannel channel) throws IOException {
    Libc.setOption(channel, Libc.SOL_IP, Libc.IP_PKTINFO, 1);
  }

  private static void tellIpv6(DatagramChannel channel) throws IOException {
    Libc.setOption(channel, Libc.SOL_IPV6, Libc.IPV6_V6ONLY, 1);
    Libc.setOption(channel, Libc.SOL_IPV6, Libc.IPV6_RECVPKTINFO, 1);
  }

  // Path-MTU discovery would turn a large block that a client asked for into EMSGSIZE.
  private static void allowFragments(DatagramChannel channel) throws IOException {
    if (channel.supportedOptions().contains(ExtendedSocketOptions.IP_DONTFRAGMENT)) {
      channel.setOption(ExtendedSocketOptions.IP_DONTFRAGMENT, false);
    }
  }

  private static ProtocolFamily family(InetAddress local) {
    return local instanceof Inet4Address
        ? StandardProtocolFamily.INET
        : StandardProtocolFamily.INET6;
  }
}
