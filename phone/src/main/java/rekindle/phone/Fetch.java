package rekindle.phone;

import java.net.InetSocketAddress;
import java.util.Optional;
import rekindle.firmware.Protocol;

/// A file that a phone wants over TCP.
///
/// @param protocol HTTP or FTP
/// @param server address and port
/// @param name of the file, in the server's uppermost folder
/// @param userAgent what it calls itself over HTTP; empty: as its boot loader does
public record Fetch(
    Protocol protocol, InetSocketAddress server, String name, Optional<String> userAgent) {
  public Fetch {
    if (protocol == Protocol.TFTP) {
      throw new IllegalArgumentException("TFTP is datagrams, sent by the phone itself");
    }
  }

  /// Wanted by a boot loader.
  public Fetch(Protocol protocol, InetSocketAddress server, String name) {
    this(protocol, server, name, Optional.empty());
  }
}
