package rekindle.tftp.wire;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.ProtocolFamily;
import java.net.SocketException;
import java.net.StandardProtocolFamily;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/// The addresses a server listens on, asked for again and again, because interfaces come and go.
///
/// The answer has to leave from the very address that a request came to, which a socket bound to
/// the wildcard cannot tell in `java.nio`.
interface LocalAddresses {
  /// The addresses as they are now, in a stable order, without wildcards.
  Set<InetAddress> now() throws IOException;

  /// The families of which every address is meant, and nothing else; empty where addresses are
  /// meant one by one.
  default Set<ProtocolFamily> wholeFamilies() {
    return Set.of();
  }

  /// Whether it is good enough to listen on some of them: nobody asked for each by name.
  default boolean someMayFail() {
    return true;
  }

  /// The addresses that were named; none, or a wildcard, stands for all that this machine has.
  ///
  /// @param named `0.0.0.0` stands for every IPv4 address, `::` for every address
  static LocalAddresses of(List<InetAddress> named) {
    if (named.isEmpty()) {
      return new Wildcards(List.of(InetAddress.ofLiteral("::")));
    }
    boolean wildcard = named.stream().anyMatch(InetAddress::isAnyLocalAddress);
    return wildcard ? new Wildcards(named) : new Named(new LinkedHashSet<>(named));
  }

  /// Addresses among which at least one stands for many.
  record Wildcards(List<InetAddress> named) implements LocalAddresses {
    @Override
    public Set<InetAddress> now() throws IOException {
      return expand(named);
    }

    @Override
    public Set<ProtocolFamily> wholeFamilies() {
      if (!named.stream().allMatch(InetAddress::isAnyLocalAddress)) {
        return Set.of();
      }
      return named.stream().anyMatch(Inet6Address.class::isInstance)
          ? Set.of(StandardProtocolFamily.INET, StandardProtocolFamily.INET6)
          : Set.of(StandardProtocolFamily.INET);
    }
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
