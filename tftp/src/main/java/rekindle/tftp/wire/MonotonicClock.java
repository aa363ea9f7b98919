package rekindle.tftp.wire;

/// Nanoseconds since this clock was made.
///
/// `System.nanoTime` may start anywhere, and the core uses `Long.MAX_VALUE` for "no deadline"; a
/// clock that starts at 0 lets deadlines be compared with `<`.
final class MonotonicClock {
  private final long originNanos = System.nanoTime();

  long nanos() {
    return System.nanoTime() - originNanos;
  }
}
