package rekindle.phone;

import java.net.InetSocketAddress;
import rekindle.firmware.Protocol;

/// A file that a boot loader wants over TCP.
///
/// @param protocol HTTP or FTP
/// @param server address and port
/// @param name of the file, in the server's uppermost folder
public record Fetch(Protocol protocol, InetSocketAddress server, String name) {
  public Fetch {
    if (protocol == Protocol.TFTP) {
      throw new IllegalArgumentException("TFTP is datagrams, sent by the phone itself");
    }
  }
}
