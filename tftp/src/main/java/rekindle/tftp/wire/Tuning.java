package rekindle.tftp.wire;

import java.time.Duration;
import rekindle.tftp.Limits;

/// The numbers of a [TftpServer] that suit everybody until somebody has a reason.
///
/// @param loops threads that run transfers, 1 or more
/// @param maxWindowSize the most blocks of a window that are granted, 1 to 65,535
/// @param deskPatience how long a request waits for the desk's answer before it is dropped
/// @param stalledAfter silence of a proven peer after which the listener is told
/// @param lookAtAddressesEvery how often the local addresses are looked at again
/// @param path how packets go through the system
public record Tuning(
    int loops,
    int maxWindowSize,
    Duration deskPatience,
    Duration stalledAfter,
    Duration lookAtAddressesEvery,
    SystemPath path) {
  /// A loop for each core, windows of 64, 60 s for the desk (longer than a boot loader asks from
  /// one port), 5 s to a stall, a look at the addresses every 5 s, packets by the fastest way.
  public static final Tuning DEFAULTS =
      new Tuning(
          Runtime.getRuntime().availableProcessors(),
          Limits.DEFAULT_MAX_WINDOW_SIZE,
          Duration.ofSeconds(60),
          Duration.ofSeconds(5),
          Duration.ofSeconds(5),
          SystemPath.chosen());

  /// @throws IllegalArgumentException if a number is outside its range
  public Tuning {
    if (loops < 1 || maxWindowSize < 1 || maxWindowSize > 65_535) {
      throw new IllegalArgumentException(loops + " loops, windows of " + maxWindowSize);
    }
    if (!deskPatience.isPositive()
        || !stalledAfter.isPositive()
        || !lookAtAddressesEvery.isPositive()) {
      throw new IllegalArgumentException("durations must be positive");
    }
  }

  /// With this patience for the desk.
  public Tuning withDeskPatience(Duration patience) {
    return new Tuning(loops, maxWindowSize, patience, stalledAfter, lookAtAddressesEvery, path);
  }

  /// With a stall reported after so much silence.
  public Tuning withStalledAfter(Duration silence) {
    return new Tuning(loops, maxWindowSize, deskPatience, silence, lookAtAddressesEvery, path);
  }

  /// With a look at the addresses so often.
  public Tuning withLookAtAddressesEvery(Duration interval) {
    return new Tuning(loops, maxWindowSize, deskPatience, stalledAfter, interval, path);
  }

  /// With packets going this way.
  public Tuning withPath(SystemPath other) {
    return new Tuning(
        loops, maxWindowSize, deskPatience, stalledAfter, lookAtAddressesEvery, other);
  }
}
