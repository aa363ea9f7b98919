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

/// Opens non-blocking UDP sockets on one local address.
final class UdpSocket {
  private UdpSocket() {}

  /// A socket bound to `port` of `local`.
  ///
  /// @param purpose ends the sentence "cannot open UDP ... for" should it fail
  /// @param port 0 = any free port
  /// @param receiveBufferBytes wish; the system may grant less
  static DatagramChannel open(String purpose, InetAddress local, int port, int receiveBufferBytes)
      throws CannotOpenException {
    var address = new InetSocketAddress(local, port);
    try {
      return bound(DatagramChannel.open(family(local)), address, receiveBufferBytes);
    } catch (IOException cause) {
      throw new CannotOpenException(purpose, address, cause);
    }
  }

  private static DatagramChannel bound(
      DatagramChannel channel, InetSocketAddress address, int receiveBufferBytes)
      throws IOException {
    try {
      channel.configureBlocking(false);
      channel.setOption(StandardSocketOptions.SO_RCVBUF, receiveBufferBytes);
      allowFragments(channel);
      return channel.bind(address);
    } catch (IOException | RuntimeException failure) {
      channel.close();
      throw failure;
    }
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
