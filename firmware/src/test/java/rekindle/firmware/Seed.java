package rekindle.firmware;

import java.util.Random;

/// The seed of a randomised test: a fresh one each time, or the one of `-Dseed=N`.
public final class Seed {
  private final long value;

  private Seed(long value) {
    this.value = value;
  }

  public static Seed drawn() {
    String asked = System.getProperty("seed", "");
    return new Seed(asked.isEmpty() ? System.nanoTime() : Long.parseLong(asked));
  }

  public Random random() {
    return new Random(value);
  }

  /// What a failure message says, so that the run can be repeated.
  @Override
  public String toString() {
    return "replay with -Dseed=" + value;
  }
}
