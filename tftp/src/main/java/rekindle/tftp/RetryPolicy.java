package rekindle.tftp;

import java.time.Duration;

/// When to send again what was not answered, and when to stop.
///
/// The intervals grow from `first` to `longest`; progress brings them back to the start, and
/// patience begins anew.
///
/// @param first wait before the first repetition, more than 0
/// @param longest no interval is longer; at least `first`
/// @param growthPercent each interval in percent of the one before: 100 stays, 200 doubles
/// @param packets how often one packet is sent in all, 1 or more; when they are used up, the rest
///   of the patience passes in silence
/// @param countsOverWholeFile whether progress does not begin the counting anew: then a repetition
///   that would exceed `packets` is the end, however well the transfer went before (U-Boot)
/// @param patience from the last progress to giving up, more than 0
public record RetryPolicy(
    Duration first,
    Duration longest,
    int growthPercent,
    int packets,
    boolean countsOverWholeFile,
    Duration patience) {
  /// As often as patience allows.
  static final int UNLIMITED = Integer.MAX_VALUE;

  /// Most packets towards a peer that has not proven that it exists, for each of its requests.
  /// Three blocks of 512 bytes are 1,548 bytes, an OACK is shorter still: less than 2,000.
  static final int UNPROVEN_PACKETS = 3;

  private static final Duration UNPROVEN_PATIENCE = Duration.ofSeconds(30);

  /// A phone that erases its flash says nothing for many seconds.
  private static final Duration PROVEN_PATIENCE = Duration.ofSeconds(90);

  /// Checks the ranges.
  ///
  /// @throws IllegalArgumentException if a value is outside its range
  public RetryPolicy {
    if (!first.isPositive() || longest.compareTo(first) < 0) {
      throw new IllegalArgumentException("intervals from " + first + " to " + longest);
    }
    if (growthPercent < 100 || packets < 1 || !patience.isPositive()) {
      throw new IllegalArgumentException(
          growthPercent + " % growth, " + packets + " packets, patience " + patience);
    }
  }

  /// The same wait every time.
  static RetryPolicy every(Duration interval, int packets, Duration patience) {
    return new RetryPolicy(interval, interval, 100, packets, false, patience);
  }

  /// A server's policy before the peer has acknowledged anything: after 1 s and 2 s, or the agreed
  /// time; from then on only a repeated request draws an answer.
  static RetryPolicy towardsUnproven(Terms terms) {
    return terms
        .retryAfter()
        .map(agreed -> every(agreed, UNPROVEN_PACKETS, UNPROVEN_PATIENCE))
        .orElseGet(() -> doubling(Duration.ofSeconds(2), UNPROVEN_PACKETS, UNPROVEN_PATIENCE));
  }

  /// A server's policy from the first acknowledgement on: the agreed time; or 1, 2, 4, 8, 8, 8 ...
  /// s (RFC 6298 section 2.1), until a [Sender] has measured the round trip and begins with that.
  static RetryPolicy towardsProven(Terms terms) {
    return terms
        .retryAfter()
        .map(agreed -> every(agreed, UNLIMITED, longer(PROVEN_PATIENCE, agreed.multipliedBy(5))))
        .orElseGet(() -> doubling(Duration.ofSeconds(8), UNLIMITED, PROVEN_PATIENCE));
  }

  /// This policy with an agreed `timeout` as its interval, because an option that was acknowledged
  /// must be obeyed.
  RetryPolicy obeying(Terms terms) {
    return terms.retryAfter().map(this::withInterval).orElse(this);
  }

  private RetryPolicy withInterval(Duration agreed) {
    Duration atLeast = longer(patience, agreed.multipliedBy(5));
    return new RetryPolicy(agreed, agreed, 100, packets, countsOverWholeFile, atLeast);
  }

  private static RetryPolicy doubling(Duration longest, int packets, Duration patience) {
    return new RetryPolicy(Duration.ofSeconds(1), longest, 200, packets, false, patience);
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) >= 0 ? one : other;
  }
}
