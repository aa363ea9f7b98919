package rekindle.tftp;

import java.time.Duration;

/// How long a peer takes to answer, measured, and what follows from it for the timer (RFC 6298).
///
/// A sample is the time from a packet that was sent once to its answer; from one that was sent more
/// often nobody can say which of them was answered (Karn's rule, RFC 6298 section 3), so the caller
/// leaves it out.
final class RoundTrip {
  /// What the timer grants beyond the usual round trip at least: the G of RFC 6298 section 2, which
  /// there is the clock's granularity.
  ///
  /// A peer that writes what it gets to flash is late by tens of milliseconds now and then. And in
  /// lock-step every lost packet costs this once: at 2 % loss both ways 256 KB in blocks of 512
  /// take 1.9 s with it, 2.3 s with 100 ms.
  private static final long LEAST_SLACK_NANOS = Duration.ofMillis(80).toNanos();

  private boolean measured;
  private long smoothedNanos;
  private long variationNanos;

  /// The peer has answered.
  ///
  /// @param nanos from the packet to its answer, 0 or more
  void sample(long nanos) {
    if (measured) {
      variationNanos += (Math.abs(nanos - smoothedNanos) - variationNanos) / 4;
      smoothedNanos += (nanos - smoothedNanos) / 8;
    } else {
      measured = true;
      smoothedNanos = nanos;
      variationNanos = nanos / 2;
    }
  }

  /// The usual round trip (SRTT); 0 before the first sample.
  long smoothedNanos() {
    return smoothedNanos;
  }

  /// How long to wait for an answer before the packet is sent once more (RTO). Before the first
  /// sample this says nothing.
  long retryAfterNanos() {
    return smoothedNanos + Math.max(LEAST_SLACK_NANOS, 4 * variationNanos);
  }
}
