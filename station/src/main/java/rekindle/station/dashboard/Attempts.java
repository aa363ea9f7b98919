package rekindle.station.dashboard;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/// How often a wrong token may be tried: ten times a minute from one address, a hundred times in
/// all. Whoever tried more is not even looked at until the minute is over, right or wrong. An
/// address that showed the right token once is not kept out by what others try, nor by an old token
/// that a forgotten program there goes on trying: nobody guesses 128 bits.
///
/// Safe for several threads.
final class Attempts {
  static final int OF_ONE = 10;
  static final int IN_ALL = 100;

  private static final Duration SPAN = Duration.ofMinutes(1);
  private static final int REMEMBERED = 1_024;
  private static final int NETWORK_BYTES = 8;

  private record Count(long sinceNanos, int wrong) {
    Count oneMore(long nowNanos) {
      return isOver(nowNanos) ? new Count(nowNanos, 1) : new Count(sinceNanos, wrong + 1);
    }

    boolean isOver(long nowNanos) {
      return nowNanos - sinceNanos >= SPAN.toNanos();
    }

    boolean reached(int most, long nowNanos) {
      return !isOver(nowNanos) && wrong >= most;
    }
  }

  private final Map<String, Count> wrong = bounded();
  private final Map<String, Boolean> welcome = bounded();
  private Count all = new Count(0, 0);

  /// Whether this address may try once more.
  synchronized boolean mayTry(InetAddress from, long nowNanos) {
    String source = source(from);
    Count own = wrong.get(source);
    boolean tooMany = own != null && own.reached(OF_ONE, nowNanos);
    return welcome.containsKey(source) || (!tooMany && !all.reached(IN_ALL, nowNanos));
  }

  /// It was the wrong one.
  synchronized void wrong(InetAddress from, long nowNanos) {
    String source = source(from);
    Count before = wrong.remove(source);
    wrong.put(source, (before == null ? new Count(nowNanos, 0) : before).oneMore(nowNanos));
    all = all.wrong() == 0 ? new Count(nowNanos, 1) : all.oneMore(nowNanos);
  }

  /// It was the right one.
  synchronized void right(InetAddress from) {
    welcome.put(source(from), true);
  }

  /// Seconds after which it is worth trying again.
  static long waitSeconds() {
    return SPAN.toSeconds();
  }

  /// One network stands for one source in IPv6: a single machine has all its addresses.
  private static String source(InetAddress address) {
    byte[] bytes = address.getAddress();
    return HexFormat.of()
        .formatHex(address instanceof Inet6Address ? Arrays.copyOf(bytes, NETWORK_BYTES) : bytes);
  }

  private static <V> Map<String, V> bounded() {
    return new LinkedHashMap<>() {
      @Override
      protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
        return size() > REMEMBERED;
      }
    };
  }
}
