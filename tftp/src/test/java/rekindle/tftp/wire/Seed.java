package rekindle.tftp.wire;

/// The seed of a randomised test: `-Dseed=N`, or a new one each time.
final class Seed {
  private Seed() {}

  static long value() {
    String asked = System.getProperty("seed", "");
    return asked.isEmpty() ? System.nanoTime() : Long.parseLong(asked);
  }
}
