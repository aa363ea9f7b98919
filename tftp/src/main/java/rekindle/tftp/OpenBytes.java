package rekindle.tftp;

import java.net.InetAddress;
import java.time.Duration;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The budget of bytes promised to peers that have proven nothing yet.
///
/// A forged source address can make a server send to someone who never asked. So what may leave
/// towards unproven peers at one time is bounded, for each source and in all; an ACK or ERROR from
/// the peer frees its part at once, time frees it in the end. A running transfer has proven itself
/// and needs no budget, so a flood of forged requests cannot push it out.
///
/// Not safe for several threads at once.
public final class OpenBytes {
  /// 2 MiB: a thousand phones behind one address, with the worst first answer each (1,548 bytes).
  public static final long PER_SOURCE_BYTES = 2L << 20;

  public static final long IN_ALL_BYTES = 8L << 20;
  public static final Duration LIFETIME = Duration.ofSeconds(30);

  /// A promise that was granted. Known by identity.
  public static final class Reservation {
    private final InetAddress source;
    private final long bytes;
    private final long expiresNanos;

    private Reservation(InetAddress source, long bytes, long expiresNanos) {
      this.source = source;
      this.bytes = bytes;
      this.expiresNanos = expiresNanos;
    }
  }

  private final long perSourceBytes;
  private final long inAllBytes;
  private final long lifetimeNanos;

  /// Oldest first, and so, with one lifetime for all, in the order in which they expire.
  private final Set<Reservation> open = new LinkedHashSet<>();

  private final Map<InetAddress, Long> bytesBySource = new HashMap<>();
  private long bytesInAll;

  /// An empty budget.
  ///
  /// @param perSourceBytes most for one address, more than 0
  /// @param inAllBytes most for all together, more than 0
  /// @param lifetime after this a reservation frees itself
  /// @throws IllegalArgumentException if a value is not positive
  public OpenBytes(long perSourceBytes, long inAllBytes, Duration lifetime) {
    if (perSourceBytes <= 0 || inAllBytes <= 0 || !lifetime.isPositive()) {
      throw new IllegalArgumentException("a budget without room");
    }
    this.perSourceBytes = perSourceBytes;
    this.inAllBytes = inAllBytes;
    this.lifetimeNanos = lifetime.toNanos();
  }

  /// The budget that a station works with.
  public static OpenBytes standard() {
    return new OpenBytes(PER_SOURCE_BYTES, IN_ALL_BYTES, LIFETIME);
  }

  /// Asks for room for the worst case of an answer.
  ///
  /// @param bytes more than 0
  /// @return empty if the budget of this source or of all is used up: stay silent
  /// @throws IllegalArgumentException if `bytes` is not positive
  public Optional<Reservation> reserve(InetAddress source, long bytes, long nowNanos) {
    if (bytes <= 0) {
      throw new IllegalArgumentException("a reservation of " + bytes + " bytes");
    }
    expire(nowNanos);
    if (bytesInAll + bytes > inAllBytes || bytesOf(source) + bytes > perSourceBytes) {
      return Optional.empty();
    }
    Reservation reservation = new Reservation(source, bytes, nowNanos + lifetimeNanos);
    open.add(reservation);
    bytesBySource.merge(source, bytes, Long::sum);
    bytesInAll += bytes;
    return Optional.of(reservation);
  }

  /// Gives the room back; does nothing if it was given back or has expired.
  public void release(Reservation reservation) {
    if (open.remove(reservation)) {
      subtract(reservation);
    }
  }

  /// Bytes reserved at this moment.
  public long openBytes(long nowNanos) {
    expire(nowNanos);
    return bytesInAll;
  }

  private void expire(long nowNanos) {
    Iterator<Reservation> oldestFirst = open.iterator();
    while (oldestFirst.hasNext()) {
      Reservation oldest = oldestFirst.next();
      if (oldest.expiresNanos > nowNanos) {
        return;
      }
      oldestFirst.remove();
      subtract(oldest);
    }
  }

  private void subtract(Reservation reservation) {
    bytesInAll -= reservation.bytes;
    long rest = bytesOf(reservation.source) - reservation.bytes;
    if (rest == 0) {
      bytesBySource.remove(reservation.source);
    } else {
      bytesBySource.put(reservation.source, rest);
    }
  }

  private long bytesOf(InetAddress source) {
    return bytesBySource.getOrDefault(source, 0L);
  }
}
