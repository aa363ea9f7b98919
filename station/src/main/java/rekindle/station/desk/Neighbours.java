package rekindle.station.desk;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// The hardware addresses of phones on this machine's own network, as the system knows them from
/// ARP.
///
/// Linux only (`/proc/net/arp`, see proc(5)); on every other system nobody is known. A phone behind
/// a router has the router's hardware address on the wire and is not in the table at all. IPv6
/// neighbours are not in it either: boot loaders speak IPv4.
///
/// The table is read again after a second. Safe for several threads.
public final class Neighbours {
  private static final Duration FRESH = Duration.ofSeconds(1);
  private static final Pattern MAC = Pattern.compile("(?:[0-9a-f]{2}:){5}[0-9a-f]{2}");
  private static final String NOBODY = "00:00:00:00:00:00";
  private static final int FLAGS = 2;
  private static final int HARDWARE_ADDRESS = 3;
  private static final int COMPLETE = 0x2;

  private final Path table;
  private volatile Known latest = new Known(Map.of(), System.nanoTime() - 2 * FRESH.toNanos());

  private record Known(Map<InetAddress, String> macs, long readAtNanos) {
    boolean isFresh() {
      return System.nanoTime() - readAtNanos <= FRESH.toNanos();
    }
  }

  /// The neighbours of this machine.
  public Neighbours() {
    this(Path.of("/proc/net/arp"));
  }

  /// @param table a file in the form of `/proc/net/arp`
  public Neighbours(Path table) {
    this.table = table;
  }

  /// The hardware address behind an IP address, `00:04:13:2a:b3:c4`; empty if the system does not
  /// know it.
  public Optional<String> macOf(InetAddress address) {
    return Optional.ofNullable(fresh().get(address));
  }

  private Map<InetAddress, String> fresh() {
    Known known = latest;
    return known.isFresh() ? known.macs() : readAgain();
  }

  private synchronized Map<InetAddress, String> readAgain() {
    if (!latest.isFresh()) {
      long nowNanos = System.nanoTime();
      latest = new Known(read(), nowNanos);
    }
    return latest.macs();
  }

  private Map<InetAddress, String> read() {
    var macs = new HashMap<InetAddress, String>();
    try {
      Files.readAllLines(table, StandardCharsets.US_ASCII).stream()
          .skip(1)
          .map(line -> line.strip().split("\\s+"))
          .filter(Neighbours::isComplete)
          .forEach(
              fields ->
                  macs.put(
                      InetAddress.ofLiteral(fields[0]),
                      fields[HARDWARE_ADDRESS].toLowerCase(Locale.ROOT)));
    } catch (IOException | IllegalArgumentException _) {
      // No such table here: then nobody is known.
    }
    return macs;
  }

  private static boolean isComplete(String[] fields) {
    if (fields.length <= HARDWARE_ADDRESS) {
      return false;
    }
    String mac = fields[HARDWARE_ADDRESS].toLowerCase(Locale.ROOT);
    return MAC.matcher(mac).matches() && !mac.equals(NOBODY) && (flags(fields) & COMPLETE) != 0;
  }

  private static int flags(String[] fields) {
    try {
      return Integer.decode(fields[FLAGS]);
    } catch (NumberFormatException _) {
      return 0;
    }
  }
}
