package rekindle.tftp;

import java.util.function.LongConsumer;
import java.util.stream.LongStream;

/// Seeds of randomised tests: fresh ones each run, or the one of `-Dseed=N`.
final class Seeds {
  private Seeds() {}

  /// Runs a trial for each of `count` seeds; a failure names the seed that replays it.
  static void forEach(int count, LongConsumer trial) {
    String replay = System.getProperty("seed", "");
    long first = replay.isEmpty() ? System.nanoTime() : Long.parseLong(replay);
    LongStream seeds = LongStream.range(first, first + (replay.isEmpty() ? count : 1));
    seeds.forEach(seed -> run(trial, seed));
  }

  private static void run(LongConsumer trial, long seed) {
    try {
      trial.accept(seed);
    } catch (RuntimeException | AssertionError failure) {
      throw new AssertionError("replay with -Dseed=" + seed + ": " + failure.getMessage(), failure);
    }
  }
}
