package rekindle.recovery;

import java.net.InetAddress;
import java.util.LinkedHashMap;
import java.util.List;

/// The addresses that asked last and are not served. Bounded, because a sender may forge addresses.
final class Strangers {

  static final int MOST = 256;

  private final LinkedHashMap<InetAddress, Stranger> byAddress = new LinkedHashMap<>();

  void note(Event.Dropped dropped) {
    if (dropped.why() != Drop.SOURCE_NOT_ALLOWED) {
      return;
    }
    InetAddress address = dropped.phone().address();
    Stranger known = byAddress.remove(address);
    byAddress.put(address, known == null ? Stranger.of(dropped) : known.again(dropped));
    if (byAddress.size() > MOST) {
      byAddress.pollFirstEntry();
    }
  }

  List<Stranger> list() {
    return List.copyOf(byAddress.values());
  }
}
