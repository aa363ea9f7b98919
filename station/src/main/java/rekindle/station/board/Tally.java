package rekindle.station.board;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import rekindle.firmware.Protocol;
import rekindle.recovery.Drop;
import rekindle.recovery.Ending;
import rekindle.recovery.Event;
import rekindle.recovery.Refusal;
import rekindle.recovery.TransferId;

/// Counts what happens, event by event. Safe for several threads.
final class Tally {
  private final Map<Protocol, Long> requests = zeros(Protocol.class);
  private final Map<Protocol, Map<Ending, Long>> transfers = new EnumMap<>(Protocol.class);
  private final Map<Refusal, Long> refusals = zeros(Refusal.class);
  private final Map<Drop, Long> drops = zeros(Drop.class);
  private final Map<TransferId, Protocol> open = new HashMap<>();
  private long bytes;
  private long retransmittedBlocks;

  synchronized void count(Event event) {
    switch (event) {
      case Event.Requested asked -> {
        open.put(asked.transfer(), asked.protocol());
        requests.merge(asked.protocol(), 1L, Long::sum);
      }
      case Event.Refused refused -> {
        open.remove(refused.transfer());
        refusals.merge(refused.why(), 1L, Long::sum);
      }
      case Event.Finished finished -> finished(finished);
      case Event.Dropped dropped -> drops.merge(dropped.why(), 1L, Long::sum);
      case Event.Started _,
          Event.FirstAcknowledged _,
          Event.Stalled _,
          Event.Resumed _,
          Event.SeenAgain _,
          Event.StationStarted _,
          Event.StationStopped _,
          Event.EventsLost _ -> {}
    }
  }

  synchronized Counts counts() {
    var copy = new EnumMap<Protocol, Map<Ending, Long>>(Protocol.class);
    transfers.forEach((protocol, endings) -> copy.put(protocol, Map.copyOf(endings)));
    return new Counts(
        Map.copyOf(requests),
        copy,
        bytes,
        retransmittedBlocks,
        Map.copyOf(refusals),
        Map.copyOf(drops),
        open.size());
  }

  private void finished(Event.Finished finished) {
    Protocol protocol = open.remove(finished.transfer());
    if (protocol != null) {
      transfers
          .computeIfAbsent(protocol, _ -> new EnumMap<>(Ending.class))
          .merge(finished.ending(), 1L, Long::sum);
      bytes += finished.bytes();
      retransmittedBlocks += finished.retransmittedBlocks();
    }
  }

  private static <E extends Enum<E>> Map<E, Long> zeros(Class<E> words) {
    var zeros = new EnumMap<E, Long>(words);
    for (E word : words.getEnumConstants()) {
      zeros.put(word, 0L);
    }
    return zeros;
  }
}
