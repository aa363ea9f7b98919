package rekindle.trials.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// One load, the same for every server.
///
/// @param name as in the table of results, for example `c16`
/// @param what for people
/// @param fileBytes size of the file that is read
/// @param blockSizeBytes 512 asks for no option
/// @param windowSize 1 asks for no option
/// @param clients how many read at once
/// @param transfers how many reads in all, at least `clients`
/// @param link what lies between client and server
/// @param figure what the scenario is measured by
/// @param limit clients that have not finished by then are counted as unfinished
record Scenario(
    String name,
    String what,
    int fileBytes,
    int blockSizeBytes,
    int windowSize,
    int clients,
    int transfers,
    Link link,
    Figure figure,
    Duration limit) {
  /// The scenarios that warm every server before the first round, as far as they are asked for.
  static final List<String> WARM_UP = List.of("a", "c16", "c64", "d", "e100", "f");

  private static final int KB = 1024;
  private static final int MB = 1024 * 1024;
  private static final Duration LIMIT = Duration.ofSeconds(50);

  /// What the packets have to go through.
  enum Link {
    /// Loopback, nothing lost.
    LOOPBACK,
    /// Loopback, 2 % lost in both directions by the client.
    LOSSY,
    /// 100 Mbit/s behind a queue of 32 KB, 20 ms round trip, between two network namespaces.
    PHONE_PORT
  }

  /// The figure that a scenario is about.
  enum Figure {
    CPU_SECONDS_PER_100_000_PACKETS("s CPU per 100,000 packets"),
    CPU_SECONDS_PER_GB("s CPU per GB"),
    CPU_MICROS_PER_TRANSFER("us CPU per transfer"),
    MEDIAN_SECONDS("median s of a transfer"),
    MEGABYTES_PER_SECOND("MB/s");

    private final String label;

    Figure(String label) {
      this.label = label;
    }

    String label() {
      return label;
    }
  }

  /// Those of a full run; `grow` and `n` are asked for by name or by `all`.
  static List<Scenario> all() {
    var all = new ArrayList<Scenario>();
    all.add(packets("a", "1 client, 512 lock-step, 32 MB", 32_000_000, 1, 1));
    all.add(bytes("c16", "1 client, 1428 x 16, 100 MB, 3 times", 1428, 16, 3));
    all.add(bytes("c64", "1 client, 1428 x 64, 100 MB, 5 times", 1428, 64, 5));
    all.add(bytes("d", "1 client, 65464 lock-step, 100 MB, 5 times", 65_464, 1, 5));
    all.add(packets("e100", "100 clients at once, 512 lock-step, 2 MB each", 2 * MB, 100, 100));
    all.add(packets("e1000", "1,000 clients at once, 512 lock-step, 2 MB", 2 * MB, 1_000, 1_000));
    all.add(
        new Scenario(
            "e1000w",
            "1,000 clients at once, 1428 x 16, 2 MB each",
            2 * MB,
            1428,
            16,
            1_000,
            1_000,
            Link.LOOPBACK,
            Figure.CPU_SECONDS_PER_GB,
            LIMIT));
    all.add(
        new Scenario(
            "f",
            "20,000 reads of 1 KB, 200 at a time",
            KB,
            512,
            1,
            200,
            20_000,
            Link.LOOPBACK,
            Figure.CPU_MICROS_PER_TRANSFER,
            LIMIT));
    all.add(
        new Scenario(
            "g",
            "100 clients, 256 KB each, 512, no options, 2 % lost both ways",
            256 * KB,
            512,
            1,
            100,
            100,
            Link.LOSSY,
            Figure.MEDIAN_SECONDS,
            LIMIT));
    for (int window : List.of(16, 32, 64)) {
      all.add(
          new Scenario(
              "n" + window,
              "100 Mbit/s, 20 ms, 32 KB queue, 1428 x " + window + ", 8 MB",
              8 * MB,
              1428,
              window,
              1,
              1,
              Link.PHONE_PORT,
              Figure.MEGABYTES_PER_SECOND,
              LIMIT));
    }
    for (int phones : List.of(1, 10, 100, 1_000, 5_000)) {
      all.add(growing("grow", phones, 512, 1));
    }
    for (int phones : List.of(1, 10, 100, 1_000, 5_000)) {
      all.add(growing("groww", phones, 1428, 16));
    }
    return List.copyOf(all);
  }

  /// The same with so few and small transfers that only its working is seen.
  Scenario tiny() {
    int few = Math.min(clients, 3);
    return new Scenario(
        name,
        what + " (tiny)",
        Math.min(fileBytes, link == Link.LOSSY ? 4 * KB : 64 * KB),
        blockSizeBytes,
        windowSize,
        few,
        Math.min(transfers, 2 * few),
        link,
        figure,
        Duration.ofSeconds(10));
  }

  private static Scenario packets(
      String name, String what, int fileBytes, int clients, int transfers) {
    return new Scenario(
        name,
        what,
        fileBytes,
        512,
        1,
        clients,
        transfers,
        Link.LOOPBACK,
        Figure.CPU_SECONDS_PER_100_000_PACKETS,
        LIMIT);
  }

  private static Scenario bytes(
      String name, String what, int blockSizeBytes, int windowSize, int transfers) {
    return new Scenario(
        name,
        what,
        100_000_000,
        blockSizeBytes,
        windowSize,
        1,
        transfers,
        Link.LOOPBACK,
        Figure.CPU_SECONDS_PER_GB,
        LIMIT);
  }

  /// The same work for each phone, however many there are; small crowds do it often enough to be
  /// measured.
  private static Scenario growing(String name, int phones, int blockSizeBytes, int windowSize) {
    int transfers = Math.max(phones, Math.min(phones * 100, 2_000));
    return new Scenario(
        name + phones,
        "%,d phones at once, %d x %d, 256 KB".formatted(phones, blockSizeBytes, windowSize),
        256 * KB,
        blockSizeBytes,
        windowSize,
        phones,
        transfers,
        Link.LOOPBACK,
        Figure.CPU_SECONDS_PER_100_000_PACKETS,
        LIMIT);
  }
}
