package rekindle.tftp;

import java.net.InetAddress;
import java.util.List;
import java.util.stream.Stream;

/// From where requests are answered: private, link-local and loopback addresses, and what an admin
/// adds. Everyone else gets silence, because an open TFTP server is an amplifier.
public final class SourcePolicy {
  private static final List<Cidr> LOCAL =
      Stream.of(
              "10.0.0.0/8", // RFC 1918
              "172.16.0.0/12",
              "192.168.0.0/16",
              "169.254.0.0/16", // RFC 3927, link-local
              "127.0.0.0/8", // RFC 1122, loopback
              "::1/128", // RFC 4291
              "fe80::/10", // RFC 4291, link-local
              "fc00::/7") // RFC 4193, unique local
          .map(range -> Cidr.parse(range).orElseThrow())
          .toList();

  private final List<Cidr> admitted;

  /// A policy that admits local ranges and these.
  ///
  /// @param allowed ranges besides the local ones
  public SourcePolicy(List<Cidr> allowed) {
    this.admitted = Stream.concat(LOCAL.stream(), allowed.stream()).toList();
  }

  public boolean admits(InetAddress source) {
    return admitted.stream().anyMatch(range -> range.contains(source));
  }
}
