package rekindle.tftp.wire;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ProtocolFamily;
import java.net.StandardProtocolFamily;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One listening socket for all addresses of a family: a request is taken on an address from the
/// moment it exists, and one that is sent to a broadcast address is taken, too.
final class OneDoorForAll implements Doors, Alarms.Sleeper {
  private static final Logger log = LoggerFactory.getLogger(OneDoorForAll.class);

  private final LocalAddresses addresses;
  private final SelectorLoop loop;
  private final List<WildcardSocket> sockets;
  private final long lookEachNanos;
  private volatile List<InetSocketAddress> known = List.of();
  private long nextLookNanos;
  private boolean closed;

  private OneDoorForAll(
      LocalAddresses addresses, SelectorLoop loop, List<WildcardSocket> sockets, Tuning tuning) {
    this.addresses = addresses;
    this.loop = loop;
    this.sockets = sockets;
    this.lookEachNanos = tuning.lookAtAddressesEvery().toNanos();
  }

  /// Opens a socket for each family. Nobody is let in before [#listen].
  ///
  /// @throws CannotOpenException where one cannot be opened; nothing stays open
  static OneDoorForAll open(
      LocalAddresses addresses, int port, SelectorLoop loop, Door.Porter porter, Tuning tuning)
      throws IOException {
    for (int left = port == 0 ? TRIES_FOR_A_COMMON_PORT : 1; ; left--) {
      try {
        List<WildcardSocket> sockets = openAll(addresses, port, loop, porter);
        var doors = new OneDoorForAll(addresses, loop, sockets, tuning);
        doors.lookOrAbandon();
        return doors;
      } catch (CannotOpenException failure) {
        if (left == 1 || !Doors.isInUse(failure)) {
          throw failure;
        }
      }
    }
  }

  @Override
  public List<InetSocketAddress> addresses() {
    return known;
  }

  @Override
  public void listen() throws IOException {
    for (WildcardSocket socket : sockets) {
      socket.listen();
    }
    nextLookNanos = loop.nanos() + lookEachNanos;
    Alarms.Alarm _ = loop.alarms().set(this);
  }

  @Override
  public void close() {
    closed = true;
    sockets.forEach(WildcardSocket::close);
    known = List.of();
  }

  @Override
  public long deadlineNanos() {
    return closed ? Long.MAX_VALUE : nextLookNanos;
  }

  @Override
  public void wake(long nowNanos) {
    nextLookNanos = nowNanos + lookEachNanos;
    sockets.forEach(WildcardSocket::lookAtLinks);
    try {
      look();
    } catch (IOException unknown) {
      log.warn("The local addresses cannot be listed; requests are taken all the same", unknown);
    }
  }

  private void lookOrAbandon() throws IOException {
    try {
      look();
    } catch (IOException | RuntimeException failure) {
      abandon(sockets);
      throw failure;
    }
  }

  private void look() throws IOException {
    int port = sockets.getFirst().port();
    known = addresses.now().stream().map(address -> new InetSocketAddress(address, port)).toList();
  }

  private static List<WildcardSocket> openAll(
      LocalAddresses addresses, int port, SelectorLoop loop, Door.Porter porter)
      throws IOException {
    var opened = new ArrayList<WildcardSocket>();
    try {
      opened.add(WildcardSocket.open(StandardProtocolFamily.INET, port, loop, porter));
      if (addresses.wholeFamilies().contains(StandardProtocolFamily.INET6)) {
        int samePort = opened.getFirst().port();
        opened.addAll(ifThereIsAny(StandardProtocolFamily.INET6, samePort, loop, porter));
      }
      return List.copyOf(opened);
    } catch (IOException | RuntimeException | Error failure) {
      abandon(opened);
      throw failure;
    }
  }

  private static void abandon(List<WildcardSocket> sockets) throws IOException {
    for (WildcardSocket socket : sockets) {
      socket.abandon();
    }
  }

  // Many a machine has no IPv6 at all.
  private static List<WildcardSocket> ifThereIsAny(
      ProtocolFamily family, int port, SelectorLoop loop, Door.Porter porter) throws IOException {
    try {
      return List.of(WildcardSocket.open(family, port, loop, porter));
    } catch (CannotOpenException failure) {
      if (Doors.isInUse(failure)) {
        throw failure;
      }
      log.debug("Requests come by IPv4 only", failure);
      return List.of();
    }
  }
}
