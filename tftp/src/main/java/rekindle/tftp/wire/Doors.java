package rekindle.tftp.wire;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The listening sockets, all on one port.
sealed interface Doors permits DoorPerAddress, OneDoorForAll {
  /// How often a free port is looked for that is free on all of them.
  int TRIES_FOR_A_COMMON_PORT = 32;

  /// Opens doors on every address. Nobody is let in before [#listen].
  ///
  /// @param port 0 = one that is free on all of them
  /// @throws CannotOpenException where one cannot be opened that was asked for by name, or none at
  ///   all
  static Doors open(
      LocalAddresses addresses, int port, SelectorLoop loop, Door.Porter porter, Tuning tuning)
      throws IOException {
    boolean wide = !addresses.wholeFamilies().isEmpty();
    if (wide && tuning.path().usesBatches() && Libc.AVAILABLE) {
      try {
        return OneDoorForAll.open(addresses, port, loop, porter, tuning);
      } catch (CannotOpenException taken) {
        // Some other server may have the port on one address only, as libvirt's dnsmasq has on its
        // bridge. If it is nothing like that, one socket an address finds the same reason.
        Logger log = LoggerFactory.getLogger(Doors.class);
        log.debug("No socket for all addresses; trying one for each", taken);
      }
    }
    return DoorPerAddress.open(addresses, port, loop, porter, tuning);
  }

  /// The addresses that requests may come to. By any thread.
  List<InetSocketAddress> addresses();

  /// Lets datagrams in and begins to look after the addresses. On the loop.
  void listen() throws IOException;

  /// Closes all. On the loop.
  void close();

  /// Whether a port could not be opened because somebody has it.
  static boolean isInUse(CannotOpenException failure) {
    return failure.reason() == CannotOpenException.Reason.IN_USE;
  }
}
