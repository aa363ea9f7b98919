package rekindle.recovery;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;

/// Where a datagram or a connection comes from or goes to: an IP address and a port.
///
/// The text form is `192.168.1.50:2070` or `[fe80::1]:2070`. Host names and IPv6 zones are left
/// out: neither survives in a file that is read on another day or another machine.
///
/// @param address IPv4 or IPv6; an IPv4 address mapped into IPv6 is the IPv4 address
/// @param port 0 to 65,535; 0 where it is not known
public record Endpoint(InetAddress address, int port) {

  public Endpoint {
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("port " + port + " is outside 0..65535");
    }
    address = bare(address);
  }

  /// The same place, out of the form that the network classes use.
  ///
  /// @throws IllegalArgumentException if `address` is an unresolved host name
  public static Endpoint of(InetSocketAddress address) {
    if (address.isUnresolved()) {
      throw new IllegalArgumentException("not resolved: " + address);
    }
    return new Endpoint(address.getAddress(), address.getPort());
  }

  /// Reads the text form.
  ///
  /// @throws IllegalArgumentException if `text` is anything else; nothing is ever looked up by name
  public static Endpoint parse(String text) {
    int colon = text.lastIndexOf(':');
    if (colon <= 0) {
      throw new IllegalArgumentException("not ADDRESS:PORT: '" + text + "'");
    }
    String host = text.substring(0, colon);
    boolean bracketed = host.startsWith("[") && host.endsWith("]");
    String literal = bracketed ? host.substring(1, host.length() - 1) : host;
    return new Endpoint(
        InetAddress.ofLiteral(literal), Integer.parseInt(text.substring(colon + 1)));
  }

  @Override
  public String toString() {
    String host = address.getHostAddress();
    return (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + port;
  }

  private static InetAddress bare(InetAddress address) {
    try {
      return InetAddress.getByAddress(address.getAddress());
    } catch (UnknownHostException e) {
      throw new IllegalStateException("an address has 4 or 16 bytes", e);
    }
  }
}
