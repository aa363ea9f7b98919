package rekindle.recovery;

/// The seed of a test that draws: `-Dseed=N`, or a new one each time. Tests put it in their
/// message.
public final class Seed {

  private Seed() {}

  public static long get() {
    return Long.getLong("seed", System.nanoTime());
  }
}
