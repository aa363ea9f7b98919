package rekindle.tftp.wire;

import java.net.InetAddress;
import java.util.List;
import rekindle.tftp.Cidr;
import rekindle.tftp.Limits;
import rekindle.tftp.Terms;

/// How a [TftpServer] is set up.
///
/// @param bind addresses to listen on; empty = every local address, looked at again and again as
///   interfaces come and go (`0.0.0.0` stands for every IPv4 address, `::` for every address)
/// @param port 0 to 65,535; 0 = any free port, the same on every address
/// @param transferPorts where transfers take their ports from
/// @param allow sources that are answered besides private, link-local and loopback ones
/// @param maxBlockSizeBytes 512 to 65,464; 0 = what the link's MTU carries unfragmented
/// @param tuning what nobody has to choose
public record ServerOptions(
    List<InetAddress> bind,
    int port,
    PortRange transferPorts,
    List<Cidr> allow,
    int maxBlockSizeBytes,
    Tuning tuning) {
  /// The port of TFTP (RFC 1350 section 4).
  public static final int TFTP_PORT = 69;

  /// Every local address, port 69, any transfer port, local sources only, blocks as the MTU carries
  /// them.
  public static final ServerOptions DEFAULTS =
      new ServerOptions(List.of(), TFTP_PORT, PortRange.ANY, List.of(), 0, Tuning.DEFAULTS);

  /// @throws IllegalArgumentException if a number is outside its range
  public ServerOptions {
    bind = List.copyOf(bind);
    allow = List.copyOf(allow);
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("port " + port + ": expected 0 to 65535");
    }
    if (maxBlockSizeBytes != 0
        && (maxBlockSizeBytes < Terms.DEFAULT_BLOCK_SIZE_BYTES
            || maxBlockSizeBytes > Terms.LARGEST_BLOCK_SIZE_BYTES)) {
      throw new IllegalArgumentException(
          "largest block of " + maxBlockSizeBytes + " bytes: expected 512 to 65464, or 0");
    }
  }

  /// Listening on these addresses.
  public ServerOptions withBind(List<InetAddress> addresses) {
    return new ServerOptions(addresses, port, transferPorts, allow, maxBlockSizeBytes, tuning);
  }

  /// Listening on this port.
  public ServerOptions withPort(int listening) {
    return new ServerOptions(bind, listening, transferPorts, allow, maxBlockSizeBytes, tuning);
  }

  /// Transfers on ports of this range.
  public ServerOptions withTransferPorts(PortRange ports) {
    return new ServerOptions(bind, port, ports, allow, maxBlockSizeBytes, tuning);
  }

  /// Answering these sources, too.
  public ServerOptions withAllow(List<Cidr> sources) {
    return new ServerOptions(bind, port, transferPorts, sources, maxBlockSizeBytes, tuning);
  }

  /// Granting blocks up to this size, whatever the MTU.
  public ServerOptions withMaxBlockSizeBytes(int bytes) {
    return new ServerOptions(bind, port, transferPorts, allow, bytes, tuning);
  }

  /// With this tuning.
  public ServerOptions withTuning(Tuning other) {
    return new ServerOptions(bind, port, transferPorts, allow, maxBlockSizeBytes, other);
  }

  /// What may be granted on a link that carries blocks of this size unfragmented.
  Limits limits(int largestUnfragmentedBlockBytes) {
    int largestBytes = maxBlockSizeBytes == 0 ? largestUnfragmentedBlockBytes : maxBlockSizeBytes;
    return new Limits(largestBytes, tuning.maxWindowSize());
  }
}
