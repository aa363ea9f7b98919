package rekindle.station.desk;

import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.Map;
import java.util.Optional;
import rekindle.firmware.Protocol;
import rekindle.recovery.Endpoint;

/// A request over a connection, in words that fit HTTP and FTP.
///
/// @param phone who asks
/// @param server the address and port that were asked
/// @param name as it was asked for
/// @param options what else was asked for
/// @param userAgent what the client calls itself
/// @param login the name that it logged in with
public record Question(
    Protocol protocol,
    Endpoint phone,
    Endpoint server,
    String name,
    Map<String, String> options,
    Optional<String> userAgent,
    Optional<String> login) {

  /// An end of a TCP connection, as the libraries name it.
  public static Endpoint end(SocketAddress address) {
    if (address instanceof InetSocketAddress inet) {
      return Endpoint.of(inet);
    }
    throw new IllegalStateException("not a TCP connection: " + address);
  }
}
