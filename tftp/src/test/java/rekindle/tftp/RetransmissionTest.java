package rekindle.tftp;

import static org.assertj.core.api.Assertions.assertThat;
import static rekindle.tftp.Samples.at;
import static rekindle.tftp.Samples.option;
import static rekindle.tftp.Samples.terms;
import static rekindle.tftp.Samples.termsWithTimeout;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rekindle.tftp.FakeWire.Faults;
import rekindle.tftp.Recorder.Window;

/// When a server's sender sends again, towards a peer that has proven that it exists.
final class RetransmissionTest {
  private static final OptionAck OACK = OptionAck.of(option("blksize", "512"));
  private static final Limits LIMITS = Limits.ofBlockSize(1468);

  private final Recorder out = new Recorder();

  @Test
  void silenceIsAnsweredAfterTheMeasuredTimeThenAfterDoubleUpTo8Seconds() {
    Sender sender = proven(1, at(0.02));

    List<Long> moments = momentsOfRepetition(sender, at(40));

    assertThat(moments)
        .containsExactly(
            at(0.12), at(0.32), at(0.72), at(1.52), at(3.12), at(6.32), at(12.72), at(20.72),
            at(28.72), at(36.72));
    assertThat(sender.retransmittedBlocks()).isEqualTo(10);
  }

  @Test
  void noMeasurementMakesAWaitLongerThan8Seconds() {
    Sender sender = proven(1, at(0.9));
    sender.onAck(1, at(20), out);

    assertThat(sender.deadlineNanos()).isEqualTo(at(28));
  }

  @Test
  void withoutAMeasurementSilenceIsAnsweredAfter1_2_4And8Seconds() {
    Sender sender = Sender.server(terms(512, 1), Optional.of(OACK), 100 * 512);
    sender.start(at(0), out);
    sender.onTime(at(1), out);
    sender.onAck(0, at(1.5), out);

    assertThat(momentsOfRepetition(sender, at(20)))
        .containsExactly(at(2.5), at(4.5), at(8.5), at(16.5));
  }

  @Test
  void theFirstBlockIsMeasuredWhereThereAreNoOptions() {
    Sender sender = Sender.server(Terms.plain(Mode.OCTET), Optional.empty(), 100 * 512);
    sender.start(at(0), out);
    sender.onAck(1, at(0.02), out);

    assertThat(momentsOfRepetition(sender, at(0.2))).containsExactly(at(0.12));
  }

  @Test
  void anAnswerToARepeatedBlockMeasuresNothingAndKeepsTheLongerWait() {
    Sender sender = proven(1, at(0.02));
    sender.onTime(sender.deadlineNanos(), out);

    sender.onAck(1, at(0.3), out);

    assertThat(sender.deadlineNanos()).isEqualTo(at(0.3 + 0.2));
  }

  @Test
  void anAnswerInTimeBringsTheEstimateBack() {
    Sender sender = proven(1, at(0.02));
    sender.onTime(sender.deadlineNanos(), out);
    sender.onAck(1, at(0.3), out);

    sender.onAck(2, at(0.32), out);

    assertThat(sender.deadlineNanos()).isEqualTo(at(0.32 + 0.02 + 0.08));
  }

  @Test
  void aDuplicateAckMeasuresNothing() {
    Sender sender = proven(1, at(0.02));

    sender.onAck(0, at(0.09), out);
    sender.onAck(0, at(0.1), out);

    assertThat(sender.deadlineNanos()).isEqualTo(at(0.12));
  }

  @Test
  void aWindowIsMeasuredOnItsLastBlock() {
    Sender sender = proven(8, at(0.02));

    sender.onAck(3, at(0.05), out);
    long lastPart = sender.deadlineNanos();
    sender.onTime(lastPart, out);
    sender.onAck(11, lastPart + at(0.02), out);

    long now = sender.deadlineNanos();
    sender.onTime(now, out);
    assertThat(lastPart).isGreaterThan(at(0.05));
    assertThat(sender.deadlineNanos()).isEqualTo(now + at(0.1));
  }

  @Test
  void aWindowThatIsRepeatedLeavesInParts() {
    Sender sender = proven(8, at(0));

    sender.onTime(at(0.08), out);
    long nextPart = sender.deadlineNanos();
    sender.onTime(nextPart - 1, out);
    sender.onTime(nextPart, out);

    assertThat(out.take()).containsExactly(new Window(1, 4), new Window(5, 4));
    assertThat(nextPart - at(0.08)).isEqualTo(partNanos());
    assertThat(sender.deadlineNanos()).isEqualTo(nextPart + at(0.16));
  }

  @Test
  void anAckOfAllThatHasLeftLetsTheRestFollowAtItsMoment() {
    Sender sender = proven(8, at(0));
    sender.onTime(at(0.08), out);
    long nextPart = sender.deadlineNanos();
    out.take();

    sender.onAck(4, at(0.08), out);
    assertThat(out.take()).isEmpty();
    assertThat(sender.deadlineNanos()).isEqualTo(nextPart);
    sender.onTime(nextPart, out);
    sender.onTime(sender.deadlineNanos(), out);

    assertThat(out.take()).containsExactly(new Window(5, 4), new Window(9, 4));
  }

  @Test
  void aGapWhilePartsAreWaitingRestartsTheWindowThereAtTheNextMoment() {
    Sender sender = proven(8, at(0));
    sender.onTime(at(0.08), out);
    long nextPart = sender.deadlineNanos();
    out.take();

    sender.onAck(2, at(0.08), out);
    assertThat(out.take()).isEmpty();
    sender.onTime(nextPart, out);

    assertThat(out.take()).containsExactly(new Window(3, 2));
  }

  @Test
  void anAckOfTheWindowWhilePartsAreWaitingBeginsTheNextAtOnce() {
    Sender sender = proven(8, at(0));
    sender.onTime(at(0.08), out);
    out.take();

    sender.onAck(8, at(0.08), out);

    assertThat(out.take()).containsExactly(new Window(9, 4));
  }

  @Test
  void partsDoNotWaitForAPeerThatHasStartedAnew() {
    Sender sender = proven(8, at(0));
    sender.onTime(at(0.08), out);
    out.take();

    sender.hush();
    sender.onTime(at(50), out);
    sender.onAck(4, at(60), out);

    assertThat(out.take()).containsExactly(new Window(5, 4));
  }

  @Test
  void anAgreedTimeoutIsObeyed() {
    Sender sender = Sender.server(termsWithTimeout(5), Optional.of(OACK), 100 * 512);
    sender.start(at(0), out);
    sender.onAck(0, at(0), out);

    assertThat(momentsOfRepetition(sender, at(21))).containsExactly(at(5), at(10), at(15), at(20));
  }

  @Test
  void patienceCoversFiveAgreedTimeouts() {
    Sender sender = Sender.server(termsWithTimeout(60), Optional.of(OACK), 100 * 512);
    sender.start(at(0), out);
    sender.onAck(0, at(0), out);

    momentsOfRepetition(sender, at(299));

    assertThat(sender.outcome()).isEmpty();
    sender.onTime(at(300), out);
    assertThat(sender.outcome()).contains(new Outcome.PeerSilent(true));
  }

  @Test
  void withTwoPercentLostBothWays256KilobytesInLockStepTakeTwoSeconds() {
    List<Long> durations = new ArrayList<>();

    Seeds.forEach(
        200,
        seed -> {
          FakeWire wire = new FakeWire(new Random(seed), new Faults(0.02, 0, 50_000, 50_000));
          PatternContent content = new PatternContent(256 * 1024);
          var _ = new ServerMachine(wire, content, LIMITS);
          ClientMachine client =
              ClientMachine.get(wire, content, Samples.read(), ClientHabits.STRICT);
          wire.runUntil(() -> client.outcome().isPresent());
          assertThat(client.acceptedBytes()).isEqualTo(content.sizeBytes());
          durations.add(wire.nowNanos());
        });

    assertThat(durations.stream().sorted().toList().get(durations.size() / 2)).isLessThan(at(2.1));
  }

  @ParameterizedTest
  @CsvSource({"1, 25, 35", "1, 30, 40", "1, 20, 40", "16, 30, 30", "64, 30, 30"})
  void aRoundTripOf60MillisecondsWithJitterDrawsNothingTwice(
      int windowSize, int shortestMilliseconds, int longestMilliseconds) {
    Seeds.forEach(
        20,
        seed -> {
          Faults faults =
              new Faults(0, 0, at(shortestMilliseconds / 1e3), at(longestMilliseconds / 1e3));

          assertThat(dataPackets(new FakeWire(new Random(seed), faults), windowSize))
              .isEqualTo(2_001);
        });
  }

  @ParameterizedTest
  @CsvSource({"1", "16", "64"})
  void answersThatTake300MillisecondsDrawNothingTwice(int windowSize) {
    Faults slow = new Faults(0, 0, at(0.15), at(0.15));

    assertThat(dataPackets(new FakeWire(new Random(1), slow), windowSize)).isEqualTo(2_001);
  }

  @ParameterizedTest
  @CsvSource({"1", "16", "64"})
  void aPhoneThatBecomesSlowDrawsFewBlocksTwice(int windowSize) {
    Sender sender = proven(windowSize, at(0.001));
    long now = at(0.001);

    for (int window = 1; sender.outcome().isEmpty(); window++) {
      long answerNanos = now + at(0.3);
      momentsOfRepetition(sender, answerNanos);
      now = answerNanos;
      sender.onAck((int) Math.min(101, (long) window * windowSize), now, out);
    }

    assertThat(sender.retransmittedBlocks()).isLessThanOrEqualTo(2L * windowSize);
  }

  /// Sends 2,001 blocks over a network that loses nothing; how many leave.
  private static long dataPackets(FakeWire wire, int windowSize) {
    PatternContent content = new PatternContent(2_000 * 512);
    ServerMachine server = new ServerMachine(wire, content, LIMITS);
    ReadRequest request =
        windowSize == 1 ? Samples.read() : Samples.read(Option.of(Option.WINDOW_SIZE, windowSize));
    ClientMachine client = ClientMachine.get(wire, content, request, ClientHabits.REKINDLE);
    wire.runUntilQuiet();
    assertThat(client.outcome()).contains(new Outcome.Complete());
    return server.dataPackets();
  }

  /// How long a part of 4 blocks of 512 takes as long as nothing of the path is measured.
  private static long partNanos() {
    return 4L * (512 + 4 + 8 + 20 + 14) * 160;
  }

  /// A sender whose peer has acknowledged the options after a round trip; its first window is out.
  private Sender proven(int windowSize, long roundTripNanos) {
    Sender sender = Sender.server(terms(512, windowSize), Optional.of(OACK), 100 * 512);
    sender.start(at(0), out);
    sender.onAck(0, roundTripNanos, out);
    out.take();
    return sender;
  }

  /// Wakes the sender when it wants to be woken; the moments at which it then sent something.
  private List<Long> momentsOfRepetition(Sender sender, long untilNanos) {
    List<Long> moments = new ArrayList<>();
    while (sender.deadlineNanos() <= untilNanos) {
      long now = sender.deadlineNanos();
      sender.onTime(now, out);
      if (sender.outcome().isEmpty()) {
        moments.add(now);
      }
    }
    return moments;
  }
}
