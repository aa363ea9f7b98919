package rekindle.station;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The process that has a port open.
///
/// Linux only: `/proc/net/udp`, `udp6`, `tcp` and `tcp6` list the sockets with their inodes, and
/// `/proc/PID/fd` tells who holds which inode (proc(5)). Without administrator rights only one's
/// own processes can be seen; then there is no answer, as on every other system.
///
/// @param name short name of the program, as `ps` shows it
/// @param processId its process id
public record PortOwner(String name, long processId) {
  private static final int LOCAL_ADDRESS = 1;
  private static final int STATE = 3;
  private static final String LISTENS = "0A";
  private static final int INODE = 9;

  /// Finds who has the UDP port open, on whatever address.
  public static Optional<PortOwner> ofUdpPort(int port) {
    return ofUdpPort(Path.of("/proc"), port);
  }

  /// Finds who listens on the TCP port, on whatever address.
  public static Optional<PortOwner> ofTcpPort(int port) {
    return of(Path.of("/proc"), port, fields -> fields[STATE].equals(LISTENS), "tcp", "tcp6");
  }

  static Optional<PortOwner> ofUdpPort(Path proc, int port) {
    return of(proc, port, _ -> true, "udp", "udp6");
  }

  private static Optional<PortOwner> of(
      Path proc, int port, Predicate<String[]> wanted, String... tables) {
    Set<String> sockets =
        Stream.of(tables)
            .flatMap(table -> lines(proc.resolve("net").resolve(table)).stream().skip(1))
            .map(line -> line.strip().split("\\s+"))
            .filter(fields -> fields.length > INODE && portOf(fields[LOCAL_ADDRESS]) == port)
            .filter(wanted)
            .map(fields -> "socket:[" + fields[INODE] + "]")
            .collect(Collectors.toSet());
    return sockets.isEmpty() ? Optional.empty() : holder(proc, sockets);
  }

  /// The address looks like `0100007F:0045`: the port is the hexadecimal number after the colon.
  private static int portOf(String address) {
    try {
      return Integer.parseInt(address.substring(address.lastIndexOf(':') + 1), 16);
    } catch (NumberFormatException _) {
      return -1;
    }
  }

  private static Optional<PortOwner> holder(Path proc, Set<String> sockets) {
    try (DirectoryStream<Path> processes = Files.newDirectoryStream(proc, "[0-9]*")) {
      for (Path process : processes) {
        if (holds(process, sockets)) {
          String name = lines(process.resolve("comm")).stream().findFirst().orElse("a program");
          return Optional.of(new PortOwner(name, Long.parseLong(process.getFileName().toString())));
        }
      }
    } catch (IOException | NumberFormatException _) {
      // The table can be read by everybody or by nobody; an answer is a courtesy only.
    }
    return Optional.empty();
  }

  private static boolean holds(Path process, Set<String> sockets) {
    try (DirectoryStream<Path> descriptors = Files.newDirectoryStream(process.resolve("fd"))) {
      for (Path descriptor : descriptors) {
        if (sockets.contains(Files.readSymbolicLink(descriptor).toString())) {
          return true;
        }
      }
    } catch (IOException _) {
      // Another person's process, or one that has just ended.
    }
    return false;
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file, StandardCharsets.UTF_8);
    } catch (IOException _) {
      return List.of();
    }
  }

  @Override
  public String toString() {
    return String.format(Locale.ROOT, "%s (process %d)", name, processId);
  }
}
