package rekindle.station.board;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/// How fast a transfer flows, smoothed: the rate of the last few seconds counts, older ones fade.
///
/// @param transfer as it was looked at last
/// @param atNanos when, on the monotonic clock
/// @param bytesPerSecond 0 or more
/// @param known whether the rate is known: it takes two looks
record Flow(LiveTransfer transfer, long atNanos, double bytesPerSecond, boolean known) {
  /// After so much time a change of the rate shows by two thirds.
  private static final Duration FADES = Duration.ofSeconds(3);

  private static final Duration SILENT = Duration.ofSeconds(5);
  private static final double NANOS = 1e9;

  /// The first look.
  static Flow begin(LiveTransfer transfer, long nowNanos) {
    return new Flow(transfer, nowNanos, 0, false);
  }

  /// The next look.
  Flow next(LiveTransfer now, long nowNanos) {
    double seconds = (nowNanos - atNanos) / NANOS;
    if (seconds <= 0) {
      return new Flow(now, atNanos, bytesPerSecond, known);
    }
    double latest = Math.max(0, now.bytes() - transfer.bytes()) / seconds;
    double weight = known ? 1 - Math.exp(-seconds / (FADES.toNanos() / NANOS)) : 1;
    return new Flow(now, nowNanos, bytesPerSecond + weight * (latest - bytesPerSecond), true);
  }

  /// Until the last byte at this rate.
  Optional<Duration> left() {
    OptionalLong size = transfer.sizeBytes();
    boolean flows = bytesPerSecond >= 1 && transfer.silentFor().compareTo(SILENT) < 0;
    if (size.isEmpty() || !flows) {
      return Optional.empty();
    }
    long rest = Math.max(0, size.getAsLong() - transfer.bytes());
    return Optional.of(Duration.ofMillis(Math.round(rest * 1_000.0 / bytesPerSecond)));
  }
}
