package rekindle.phone;

import java.util.SplittableRandom;

/// The seed of a randomised test: drawn anew, or `-Dseed=N` to replay a failure.
record Seed(long value) {
  static Seed drawn() {
    String wanted = System.getProperty("seed", "");
    return new Seed(wanted.isBlank() ? System.nanoTime() : Long.parseLong(wanted));
  }

  SplittableRandom random() {
    return new SplittableRandom(value);
  }

  /// For AssertJ's `as`: every failure prints how to replay it.
  @Override
  public String toString() {
    return "replay with -Dseed=" + value;
  }
}
