package rekindle.tftp.wire;

import java.net.InetAddress;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The open sessions, by the peer's address and port, and the transfers by address alone.
///
/// Safe for several threads. Asked once a request, never for a packet of a transfer.
final class Sessions {
  private final Map<Session.Key, Session> byKey = new HashMap<>();
  private final Map<InetAddress, Set<Transfer>> transfersByAddress = new HashMap<>();
  private final Map<Long, Transfer> transfersById = new HashMap<>();

  synchronized Optional<Session> find(Session.Key key) {
    return Optional.ofNullable(byKey.get(key));
  }

  /// The only live transfer with this address; empty if there are none or several, as behind a NAT.
  synchronized Optional<Transfer> onlyTransferOf(InetAddress address) {
    List<Transfer> live =
        transfersByAddress.getOrDefault(address, Set.of()).stream()
            .filter(Transfer::isLive)
            .limit(2)
            .toList();
    return live.size() == 1 ? Optional.of(live.getFirst()) : Optional.empty();
  }

  /// The transfer with this number.
  synchronized Optional<Transfer> transfer(long id) {
    return Optional.ofNullable(transfersById.get(id));
  }

  /// Enters a session, in the place of the one with the same key.
  synchronized void put(Session session) {
    byKey.put(session.key(), session);
    if (session instanceof Transfer transfer) {
      transfersByAddress.computeIfAbsent(addressOf(transfer), _ -> new HashSet<>(2)).add(transfer);
      transfersById.put(transfer.id(), transfer);
    }
  }

  /// Takes a session out; does nothing where another has taken its place.
  synchronized void remove(Session session) {
    byKey.remove(session.key(), session);
    if (session instanceof Transfer transfer) {
      transfersById.remove(transfer.id(), transfer);
      transfersByAddress.computeIfPresent(
          addressOf(transfer),
          (_, those) -> those.remove(transfer) && those.isEmpty() ? null : those);
    }
  }

  synchronized List<Session> all() {
    return List.copyOf(byKey.values());
  }

  private static InetAddress addressOf(Transfer transfer) {
    return transfer.key().peer().getAddress();
  }
}
