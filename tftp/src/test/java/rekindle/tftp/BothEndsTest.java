package rekindle.tftp;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Sender and receiver against each other, in virtual time, over a network that loses, doubles,
/// delays and reorders.
final class BothEndsTest {
  private static final int SEEDS = 10_000;

  /// As stubborn as the network is bad.
  private static final ClientHabits STUBBORN =
      new ClientHabits(
          "stubborn",
          List.of(),
          new RetryPolicy(
              Duration.ofSeconds(1),
              Duration.ofSeconds(8),
              200,
              RetryPolicy.UNLIMITED,
              false,
              Duration.ofSeconds(300)),
          true,
          ClientHabits.OptionCheck.CHECKS,
          ClientHabits.StartsOver.NEVER,
          Duration.ZERO,
          false,
          false,
          Duration.ofSeconds(3));

  private static final Limits LIMITS = Limits.ofBlockSize(Terms.LARGEST_BLOCK_SIZE_BYTES);

  @Test
  void everyByteArrivesOnceAndInOrderOverABadNetwork() {
    Seeds.forEach(
        SEEDS,
        seed -> {
          Random random = new Random(seed);
          PatternContent content = new PatternContent(drawSize(random));
          Options options = drawOptions(random);
          FakeWire wire = new FakeWire(random, drawFaults(random));
          ServerMachine server = new ServerMachine(wire, content, LIMITS);

          long bytes =
              random.nextInt(4) == 0
                  ? put(wire, server, content, options)
                  : get(wire, content, options);

          assertThat(bytes).isEqualTo(content.sizeBytes());
          assertThat(server.outcomes())
              .anyMatch(outcome -> outcome.isComplete() || mayLookForged(outcome, content));
        });
  }

  /// A file of one block, sent without OACK, whose every ACK was lost: the client has it and is
  /// gone, and the server, after its three packets, cannot tell it from someone who never asked.
  private static boolean mayLookForged(Outcome outcome, PatternContent content) {
    return outcome.equals(new Outcome.PeerSilent(false))
        && content.sizeBytes() < Terms.DEFAULT_BLOCK_SIZE_BYTES;
  }

  @Test
  void aBootLoaderThatNeverRepeatsAnAckGetsItsFileOverABadNetwork() {
    Seeds.forEach(
        500,
        seed -> {
          Random random = new Random(seed);
          PatternContent content = new PatternContent(random.nextInt(20_000));
          FakeWire wire = new FakeWire(random, new FakeWire.Faults(0.03, 0.1, 1_000, 20_000_000));
          ServerMachine server = new ServerMachine(wire, content, LIMITS);
          ClientHabits habits = ClientHabits.UBOOT_1_1_3;

          ClientMachine client =
              ClientMachine.get(wire, content, habits.readRequest("snom320.bin"), habits);
          wire.runUntilQuiet();

          assertThat(client.outcome()).contains(new Outcome.Complete());
          assertThat(client.acceptedBytes()).isEqualTo(content.sizeBytes());
          assertThat(server.outcomes()).anyMatch(Outcome::isComplete);
        });
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4, 16, 64})
  void windowsOfEverySizeComeThroughTheWorstNetworkWhole(int windowSize) {
    Seeds.forEach(
        300,
        seed -> {
          Random random = new Random(seed);
          PatternContent content = new PatternContent(random.nextInt(5_000));
          FakeWire wire = new FakeWire(random, new FakeWire.Faults(0.15, 0.15, 50_000, 50_000_000));
          ServerMachine server = new ServerMachine(wire, content, LIMITS);
          Options options =
              Options.of(
                  Option.of(Option.BLOCK_SIZE, 16), Option.of(Option.WINDOW_SIZE, windowSize));

          assertThat(get(wire, content, options)).isEqualTo(content.sizeBytes());
          assertThat(server.outcomes()).anyMatch(Outcome::isComplete);
        });
  }

  private static long get(FakeWire wire, PatternContent content, Options options) {
    ReadRequest request = new ReadRequest("snom320.bin", "octet", options);
    ClientMachine client = ClientMachine.get(wire, content, request, STUBBORN);
    wire.runUntilQuiet();
    assertThat(client.outcome()).contains(new Outcome.Complete());
    return client.acceptedBytes();
  }

  private static long put(
      FakeWire wire, ServerMachine server, PatternContent content, Options options) {
    WriteRequest request = new WriteRequest("settings.txt", "octet", options);
    ClientMachine client = ClientMachine.put(wire, content, request, STUBBORN);
    wire.runUntilQuiet();
    assertThat(client.outcome()).map(Outcome::isComplete).contains(true);
    return server.uploadedBytes();
  }

  /// Small files and exact multiples of small block sizes come often.
  private static long drawSize(Random random) {
    return random.nextInt(3) == 0 ? 8L * random.nextInt(200) : random.nextInt(2_000);
  }

  private static Options drawOptions(Random random) {
    List<Option> options = new ArrayList<>();
    if (random.nextInt(8) > 0) {
      options.add(Option.of(Option.BLOCK_SIZE, 8 + random.nextInt(40)));
    }
    if (random.nextBoolean()) {
      options.add(Option.of(Option.WINDOW_SIZE, 1 + random.nextInt(64)));
    }
    if (random.nextInt(4) == 0) {
      options.add(Option.of(Option.TIMEOUT, 1 + random.nextInt(5)));
    }
    if (random.nextInt(4) == 0) {
      options.add(Option.of(Option.ROLLOVER, random.nextInt(2)));
    }
    if (random.nextBoolean()) {
      options.add(Option.of(Option.TRANSFER_SIZE, 0));
    }
    return new Options(options);
  }

  /// From a perfect network to 15 % lost, 15 % doubled, and delays beyond the retry timer.
  private static FakeWire.Faults drawFaults(Random random) {
    long longestNanos = 100_000L << random.nextInt(15);
    return new FakeWire.Faults(
        random.nextDouble() * 0.15, random.nextDouble() * 0.15, 50_000, longestNanos);
  }

  @Test
  void everyPacketDoubledBothWaysStillSendsEachBlockOnce() {
    PatternContent content = new PatternContent(200 * 512);
    FakeWire wire = new FakeWire(new Random(1), new FakeWire.Faults(0, 1, 1_000, 1_000));
    ServerMachine server = new ServerMachine(wire, content, LIMITS);

    ClientMachine client =
        ClientMachine.get(
            wire, content, Samples.read(Option.of(Option.TRANSFER_SIZE, 0)), STUBBORN);
    wire.runUntilQuiet();

    assertThat(client.outcome()).isEqualTo(Optional.of(new Outcome.Complete()));
    assertThat(server.outcomes()).containsExactly(new Outcome.Complete());
    assertThat(server.dataPackets()).isEqualTo(201);
  }

  @Test
  void everyPacketDoubledBothWaysStillSendsEachBlockOfAnUploadOnce() {
    PatternContent content = new PatternContent(200 * 512);
    FakeWire wire = new FakeWire(new Random(1), new FakeWire.Faults(0, 1, 1_000, 1_000));
    ServerMachine server = new ServerMachine(wire, content, LIMITS);

    ClientMachine client = ClientMachine.put(wire, content, Samples.write(), STUBBORN);
    wire.runUntilQuiet();

    assertThat(client.outcome()).isEqualTo(Optional.of(new Outcome.Complete()));
    assertThat(server.uploadedBytes()).isEqualTo(content.sizeBytes());
    assertThat(client.dataPackets()).isEqualTo(201);
  }
}
