package rekindle.station.desk;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import rekindle.tftp.Cidr;
import rekindle.tftp.SourcePolicy;

/// Where a front end over TCP listens, and to whom.
///
/// @param bind addresses to listen on; empty: every local address
/// @param port 0 to 65,535; 0: any free one, the same on every address
/// @param allow sources that are answered besides private, link-local and loopback ones
/// @param limits how many connections may be open
public record Listening(List<InetAddress> bind, int port, List<Cidr> allow, Guests.Limits limits) {
  public Listening {
    bind = List.copyOf(bind);
    allow = List.copyOf(allow);
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("port " + port + ": expected 0 to 65535");
    }
  }

  /// Each address to listen on; an empty one stands for all of them.
  public List<Optional<InetAddress>> addresses() {
    boolean all = bind.isEmpty() || bind.stream().anyMatch(InetAddress::isAnyLocalAddress);
    return all ? List.of(Optional.empty()) : bind.stream().map(Optional::of).toList();
  }

  /// Each address with the port.
  public List<InetSocketAddress> sockets() {
    return addresses().stream().map(address -> socket(address, port)).toList();
  }

  /// One of [#addresses] with some port.
  public static InetSocketAddress socket(Optional<InetAddress> address, int port) {
    return address
        .map(one -> new InetSocketAddress(one, port))
        .orElseGet(() -> new InetSocketAddress(port));
  }

  /// Who is answered at all.
  public SourcePolicy sources() {
    return new SourcePolicy(allow);
  }
}
