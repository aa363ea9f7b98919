package rekindle.tftp.wire;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One listening socket for each local address, as these come and go.
final class DoorPerAddress implements Doors, Alarms.Sleeper {
  private static final Logger log = LoggerFactory.getLogger(DoorPerAddress.class);

  private final LocalAddresses addresses;
  private final SelectorLoop loop;
  private final Door.Porter porter;
  private final long lookEachNanos;
  private final Map<InetAddress, AddressSocket> open = new LinkedHashMap<>();
  private final Set<InetAddress> complainedAbout = new HashSet<>();
  private volatile List<InetSocketAddress> bound = List.of();
  private int port;
  private long nextLookNanos;
  private boolean closed;

  private DoorPerAddress(
      LocalAddresses addresses, SelectorLoop loop, Door.Porter porter, long lookEachNanos) {
    this.addresses = addresses;
    this.loop = loop;
    this.porter = porter;
    this.lookEachNanos = lookEachNanos;
  }

  /// Opens a socket on every address. Nobody is let in before [#listen].
  ///
  /// @param port 0 = one that is free on all of them
  /// @throws CannotOpenException where one cannot be opened that was asked for by name, or none at
  ///   all
  static DoorPerAddress open(
      LocalAddresses addresses, int port, SelectorLoop loop, Door.Porter porter, Tuning tuning)
      throws IOException {
    var doors =
        new DoorPerAddress(addresses, loop, porter, tuning.lookAtAddressesEvery().toNanos());
    if (port == 0) {
      doors.openOnACommonPort();
    } else {
      doors.openOn(port);
    }
    return doors;
  }

  @Override
  public List<InetSocketAddress> addresses() {
    return bound;
  }

  @Override
  public void listen() throws IOException {
    for (AddressSocket socket : open.values()) {
      socket.listen();
    }
    nextLookNanos = loop.nanos() + lookEachNanos;
    Alarms.Alarm _ = loop.alarms().set(this);
  }

  @Override
  public void close() {
    closed = true;
    open.values().forEach(AddressSocket::close);
    open.clear();
    bound = List.of();
  }

  private void abandon() throws IOException {
    for (AddressSocket socket : open.values()) {
      socket.abandon();
    }
    open.clear();
  }

  @Override
  public long deadlineNanos() {
    return closed ? Long.MAX_VALUE : nextLookNanos;
  }

  @Override
  public void wake(long nowNanos) {
    nextLookNanos = nowNanos + lookEachNanos;
    try {
      Set<InetAddress> now = addresses.now();
      closeAllBut(now);
      openNew(now);
    } catch (IOException unknown) {
      log.warn("The local addresses cannot be listed; listening on those known", unknown);
    }
    publish();
  }

  private void openOnACommonPort() throws IOException {
    for (int left = TRIES_FOR_A_COMMON_PORT; left > 0; left--) {
      port = 0;
      List<CannotOpenException> failures = openAll(addresses.now());
      boolean inUse = failures.stream().anyMatch(Doors::isInUse);
      if (!inUse || left == 1) {
        accept(failures);
        return;
      }
      abandon();
    }
  }

  private void openOn(int wanted) throws IOException {
    port = wanted;
    accept(openAll(addresses.now()));
  }

  private List<CannotOpenException> openAll(Collection<InetAddress> all) throws IOException {
    var failures = new ArrayList<CannotOpenException>();
    for (InetAddress local : all) {
      try {
        openOne(local);
      } catch (CannotOpenException failure) {
        failures.add(failure);
      }
    }
    return failures;
  }

  private AddressSocket openOne(InetAddress local) throws IOException {
    AddressSocket socket = AddressSocket.open(new InetSocketAddress(local, port), loop, porter);
    port = socket.door().local().getPort();
    open.put(local, socket);
    return socket;
  }

  // Some other server may have the port on one address only, as libvirt's dnsmasq has on its
  // bridge.
  private void accept(List<CannotOpenException> failures) throws IOException {
    boolean enough = failures.isEmpty() || (addresses.someMayFail() && !open.isEmpty());
    if (!enough) {
      abandon();
      throw failures.getFirst();
    }
    failures.forEach(this::complainOnce);
    publish();
  }

  private void publish() {
    bound = open.values().stream().map(socket -> socket.door().local()).toList();
  }

  private void closeAllBut(Set<InetAddress> still) {
    List<InetAddress> gone =
        open.keySet().stream().filter(local -> !still.contains(local)).toList();
    for (InetAddress local : gone) {
      AddressSocket socket = open.remove(local);
      if (socket != null) {
        socket.close();
      }
    }
    complainedAbout.retainAll(still);
  }

  private void openNew(Set<InetAddress> now) throws IOException {
    for (InetAddress local : now) {
      AddressSocket known = open.get(local);
      if (known != null) {
        known.door().lookAtLink();
      } else {
        tryToListenOn(local);
      }
    }
  }

  private void tryToListenOn(InetAddress local) throws IOException {
    try {
      openOne(local).listen();
    } catch (CannotOpenException notYet) {
      complainOnce(notYet);
    }
  }

  private void complainOnce(CannotOpenException failure) {
    if (complainedAbout.add(failure.address().getAddress())) {
      log.warn("Not listening on every local address: {}", failure.getMessage());
    }
  }
}
