package rekindle.station.dashboard;

import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/// Whether a request names this machine in its `Host` field.
///
/// A page on a stranger's site can let its own name lead to 127.0.0.1 (DNS rebinding) and then read
/// what we answer, because to the browser it is the page's own site. The name gives it away.
final class Hosts {
  private final List<InetAddress> bound;
  private final Supplier<Optional<String>> ownName;

  /// @param bound the addresses that the dashboard listens on
  /// @param ownName this machine's name; asked only for names that are nothing else
  Hosts(List<InetAddress> bound, Supplier<Optional<String>> ownName) {
    this.bound = List.copyOf(bound);
    this.ownName = ownName;
  }

  /// @param field `NAME`, `NAME:PORT`, `[ADDRESS]:PORT`; the port may be another, as behind a
  ///   tunnel
  boolean areOurs(String field) {
    String name = withoutPort(field.strip().toLowerCase(Locale.ROOT));
    if (name.equals("localhost")) {
      return true;
    }
    Optional<InetAddress> address = literal(name);
    return address.isPresent() ? isOurs(address.get()) : isOwnName(name);
  }

  private boolean isOurs(InetAddress address) {
    return address.isLoopbackAddress()
        || bound.contains(address)
        || (bound.stream().anyMatch(InetAddress::isAnyLocalAddress) && isOfThisMachine(address));
  }

  private boolean isOwnName(String name) {
    Optional<String> own = ownName.get().map(text -> text.toLowerCase(Locale.ROOT));
    return own.isPresent()
        && (name.equals(own.get())
            || name.equals(own.get() + ".local")
            || name.equals(own.get().split("\\.", 2)[0]));
  }

  private static boolean isOfThisMachine(InetAddress address) {
    try {
      return NetworkInterface.getByInetAddress(address) != null;
    } catch (IOException _) {
      return false;
    }
  }

  private static String withoutPort(String host) {
    int end = host.startsWith("[") ? host.indexOf(']') : host.indexOf(':');
    if (host.startsWith("[")) {
      return end < 0 ? "" : host.substring(1, end);
    }
    String name = end < 0 ? host : host.substring(0, end);
    return name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
  }

  private static Optional<InetAddress> literal(String text) {
    try {
      return Optional.of(InetAddress.ofLiteral(text));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }
}
