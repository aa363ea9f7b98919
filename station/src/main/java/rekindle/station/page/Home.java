package rekindle.station.page;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.InterfaceAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import rekindle.recovery.Ipv4;

/// Where phones find this station: one of its addresses, and the subnet around it.
///
/// @param prefixLength 1 to 30
record Home(Ipv4 address, int prefixLength) {
  private static final int USUAL_PREFIX = 24;
  private static final int SMALLEST_PREFIX = 30;
  private static final int PROPOSED_HOST = 200;

  /// The address that a phone most likely reaches: a private one before a public one, the loopback
  /// last; empty if the station has none of IPv4.
  static Optional<Home> of(Collection<InetSocketAddress> served) {
    return served.stream()
        .map(InetSocketAddress::getAddress)
        .filter(address -> address instanceof Inet4Address && !address.isAnyLocalAddress())
        .distinct()
        .min(Comparator.comparingInt(Home::distance))
        .map(address -> new Home(ipv4(address), prefixOf(address)));
  }

  private static int distance(InetAddress address) {
    if (address.isSiteLocalAddress()) {
      return 0;
    }
    return address.isLoopbackAddress() ? 3 : address.isLinkLocalAddress() ? 2 : 1;
  }

  private static Ipv4 ipv4(InetAddress address) {
    byte[] octets = address.getAddress();
    int bits = 0;
    for (byte octet : octets) {
      bits = (bits << Byte.SIZE) | (octet & 0xFF);
    }
    return new Ipv4(bits);
  }

  /// Of the network card that has this address. Small networks are what phones stand in, so a card
  /// that tells anything strange counts as one of those.
  private static int prefixOf(InetAddress address) {
    try {
      NetworkInterface card = NetworkInterface.getByInetAddress(address);
      return card == null || address.isLoopbackAddress()
          ? USUAL_PREFIX
          : card.getInterfaceAddresses().stream()
              .filter(own -> own.getAddress().equals(address))
              .map(InterfaceAddress::getNetworkPrefixLength)
              .map(Short::intValue)
              .filter(length -> length > 0 && length <= SMALLEST_PREFIX)
              .findFirst()
              .orElse(USUAL_PREFIX);
    } catch (SocketException gone) {
      return USUAL_PREFIX;
    }
  }

  Ipv4 mask() {
    return new Ipv4(-1 << (Integer.SIZE - prefixLength));
  }

  /// An address in the same subnet that may be free; whether it is, nobody here knows.
  Ipv4 neighbour() {
    int network = address.bits() & mask().bits();
    int hosts = ~mask().bits();
    int host = Integer.compareUnsigned(hosts, PROPOSED_HOST) > 0 ? PROPOSED_HOST : hosts - 1;
    var proposed = new Ipv4(network | host);
    return proposed.equals(address) ? new Ipv4(network | (host - 1)) : proposed;
  }
}
