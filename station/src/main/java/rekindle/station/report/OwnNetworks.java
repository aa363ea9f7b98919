package rekindle.station.report;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InterfaceAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import rekindle.station.report.StationReport.Network;

/// The IPv4 networks of this machine, as they are typed on a phone: three of the four numbers.
///
/// The router is known on Linux only (`/proc/net/route`, see proc(5)).
public final class OwnNetworks {
  private static final Path ROUTES = Path.of("/proc/net/route");
  private static final int GATEWAY = 2;
  private static final int HEX = 16;

  private OwnNetworks() {}

  /// The networks that others are in, too; those of virtual bridges among them.
  public static List<Network> list() {
    Map<String, String> gateways = gateways();
    try {
      return NetworkInterface.networkInterfaces()
          .filter(OwnNetworks::isUp)
          .flatMap(one -> one.getInterfaceAddresses().stream().map(a -> network(one, a, gateways)))
          .filter(network -> !network.server().isEmpty())
          .toList();
    } catch (SocketException _) {
      return List.of();
    }
  }

  private static Network network(
      NetworkInterface of, InterfaceAddress address, Map<String, String> gateways) {
    boolean usable = address.getAddress() instanceof Inet4Address;
    return new Network(
        usable ? address.getAddress().getHostAddress() : "",
        mask(address.getNetworkPrefixLength()),
        gateways.getOrDefault(of.getName(), ""),
        of.getName());
  }

  private static boolean isUp(NetworkInterface one) {
    try {
      return one.isUp() && !one.isLoopback();
    } catch (SocketException _) {
      return false;
    }
  }

  private static String mask(int prefix) {
    long bits = prefix <= 0 ? 0 : 0xFFFFFFFFL << (Integer.SIZE - prefix) & 0xFFFFFFFFL;
    return "%d.%d.%d.%d"
        .formatted(bits >> 24 & 0xFF, bits >> 16 & 0xFF, bits >> 8 & 0xFF, bits & 0xFF);
  }

  /// Routers by interface: the default route's.
  private static Map<String, String> gateways() {
    var gateways = new HashMap<String, String>();
    try {
      for (String line : Files.readAllLines(ROUTES, StandardCharsets.US_ASCII)) {
        String[] fields = line.strip().split("\\s+", -1);
        if (fields.length > GATEWAY && fields[1].equals("00000000")) {
          gateways.putIfAbsent(fields[0], address(fields[GATEWAY]));
        }
      }
    } catch (IOException | NumberFormatException _) {
      // No such table here, or another kind of it: then nobody knows.
    }
    return gateways;
  }

  /// The kernel prints the address as a number in the machine's own order of bytes.
  private static String address(String hex) throws UnknownHostException {
    int number = Integer.parseUnsignedInt(hex, HEX);
    byte[] bytes =
        ByteBuffer.allocate(Integer.BYTES).order(ByteOrder.nativeOrder()).putInt(number).array();
    return InetAddress.getByAddress(bytes).getHostAddress();
  }
}
