package rekindle.phone;

import java.time.Duration;

/// How many times faster than the real thing the phone's own work runs: boot, countdown, erase,
/// write.
///
/// Network timers are never scaled, because the server on the other side lives in real time.
///
/// @param factor 1 = real time, 10 = ten times faster, 0 = as fast as it goes
public record Speed(double factor) {
  public static final Speed REAL = new Speed(1);
  public static final Speed AS_FAST_AS_IT_GOES = new Speed(0);

  public Speed {
    if (!(factor >= 0) || Double.isInfinite(factor)) {
      throw new IllegalArgumentException("speed " + factor + " is not 0 or a positive number");
    }
  }

  /// The nanoseconds that work of this length takes; 0 when it goes as fast as it can.
  long scaledNanos(Duration work) {
    return factor == 0 ? 0 : Math.round(work.toNanos() / factor);
  }
}
