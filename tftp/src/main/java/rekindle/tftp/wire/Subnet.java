package rekindle.tftp.wire;

import java.net.InetAddress;
import java.net.InterfaceAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.Optional;
import rekindle.tftp.Cidr;

/// The addresses that are on the same link as a local one.
final class Subnet {
  private static final int LOOPBACK_BITS = 8;

  private Subnet() {}

  /// The subnet of `local`; empty where the system does not tell.
  static Optional<Cidr> of(InetAddress local) {
    if (local.isLoopbackAddress()) {
      return Optional.of(new Cidr(local, local.getAddress().length == 4 ? LOOPBACK_BITS : 128));
    }
    try {
      NetworkInterface card = NetworkInterface.getByInetAddress(local);
      return card == null ? Optional.empty() : of(local, card);
    } catch (SocketException gone) {
      return Optional.empty();
    }
  }

  private static Optional<Cidr> of(InetAddress local, NetworkInterface card) {
    return card.getInterfaceAddresses().stream()
        .filter(own -> own.getAddress().equals(local))
        .map(InterfaceAddress::getNetworkPrefixLength)
        .map(bits -> new Cidr(local, bits))
        .findFirst();
  }
}
