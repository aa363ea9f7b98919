package rekindle.tftp.wire;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/// The addresses a server listens on, asked for again and again, because interfaces come and go.
///
/// A socket bound to the wildcard cannot tell (in `java.nio`) which address a request came to, and
/// the answer has to leave from that very address. So there is one socket for each local address.
interface LocalAddresses {
  /// The addresses as they are now, in a stable order, without wildcards.
  Set<InetAddress> now() throws IOException;

  /// Whether it is good enough to listen on some of them: nobody asked for each by name.
  default boolean someMayFail() {
    return true;
  }

  /// The addresses that were named; none, or a wildcard, stands for all that this machine has.
  ///
  /// @param named `0.0.0.0` stands for every IPv4 address, `::` for every address
  static LocalAddresses of(List<InetAddress> named) {
    if (named.isEmpty()) {
      return () -> ofThisMachine(any -> true);
    }
    boolean wildcard = named.stream().anyMatch(InetAddress::isAnyLocalAddress);
    return wildcard ? () -> expand(named) : new Named(new LinkedHashSet<>(named));
  }

  /// Addresses that never change.
  record Named(Set<InetAddress> now) implements LocalAddresses {
    @Override
    public boolean someMayFail() {
      return false;
    }
  }

  private static Set<InetAddress> expand(List<InetAddress> named) throws SocketException {
    var addresses = new LinkedHashSet<InetAddress>();
    for (InetAddress one : named) {
      switch (one) {
        case Inet6Address v6 when v6.isAnyLocalAddress() ->
            addresses.addAll(ofThisMachine(any -> true));
        case Inet4Address v4 when v4.isAnyLocalAddress() ->
            addresses.addAll(ofThisMachine(Inet4Address.class::isInstance));
        default -> addresses.add(one);
      }
    }
    return addresses;
  }

  private static Set<InetAddress> ofThisMachine(Predicate<InetAddress> wanted)
      throws SocketException {
    var addresses = new LinkedHashSet<InetAddress>();
    for (NetworkInterface card : NetworkInterface.networkInterfaces().toList()) {
      if (isUp(card)) {
        card.inetAddresses().filter(wanted).forEach(addresses::add);
      }
    }
    return addresses;
  }

  // An interface may vanish between being listed and being asked.
  private static boolean isUp(NetworkInterface card) {
    try {
      return card.isUp();
    } catch (SocketException gone) {
      return false;
    }
  }
}
