package rekindle.tftp.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import rekindle.tftp.Data;
import rekindle.tftp.ErrorCode;
import rekindle.tftp.ErrorPacket;
import rekindle.tftp.Option;
import rekindle.tftp.OptionAck;
import rekindle.tftp.Outcome;

/// What happens while a peer is silent; real seconds, side by side.
@Execution(ExecutionMode.CONCURRENT)
final class PatienceTest {
  private static final Duration LONGER_THAN_ANY_REPETITION = Duration.ofMillis(5500);

  @Test
  void anUnansweredPlainRequestDrawsAtMostThreePacketsAnd2000Bytes() throws Exception {
    byte[] smallest = {0, 1, 'f', '1', '2', '3', '4', 0, 'o', 'c', 't', 'e', 't', 0};
    try (var fixture = new ServerFixture(new Shelf().with("f1234", new byte[50_000]));
        var client = new RawClient()) {

      client.send(smallest, fixture.address());
      List<Integer> sizes = sizesOfAllAnswers(client);

      assertThat(smallest).hasSize(14);
      assertThat(sizes).containsExactly(516, 516, 516);
    }
  }

  @Test
  void anUnansweredRequestWithOptionsDrawsAtMostThreeSmallPackets() throws Exception {
    var asked = RawClient.read("f", Option.of("blksize", 1428), Option.of("windowsize", 64));
    try (var fixture = new ServerFixture(new Shelf().with("f", new byte[500_000]));
        var client = new RawClient()) {

      client.send(asked, fixture.address());
      List<Integer> sizes = sizesOfAllAnswers(client);

      assertThat(sizes).containsExactly(29, 29, 29);
    }
  }

  @Test
  void aRefusalIsNeverRepeated() throws Exception {
    try (var fixture = new ServerFixture(new Shelf());
        var client = new RawClient()) {

      client.send(RawClient.read("missing"), fixture.address());
      List<Integer> sizes = sizesOfAllAnswers(client);

      assertThat(sizes).containsExactly(4 + "File not found".length() + 1);
    }
  }

  @Test
  void aLostOackIsSentAgain() throws Exception {
    var asked = RawClient.read("f", Option.of("tsize", 0));
    try (var fixture = new ServerFixture(new Shelf().with("f", new byte[600]));
        var client = new RawClient()) {

      client.send(asked, fixture.address());
      var lost = client.receive();
      var again = client.receive();

      assertThat(lost.packet()).isEqualTo(OptionAck.of(Option.of("tsize", 600)));
      assertThat(again).isEqualTo(lost);
    }
  }

  @Test
  void aSilentPhoneIsReportedOnceAndServedOnWhenItSpeaksAgain() throws Exception {
    byte[] file = Bytes.random(2000);
    var tuning = Tuning.DEFAULTS.withStalledAfter(Duration.ofMillis(300));
    try (var fixture =
            new ServerFixture(
                new Shelf().with("f", file), ServerFixture.OPTIONS.withTuning(tuning));
        var client = new RawClient()) {
      client.send(RawClient.read("f"), fixture.address());
      var first = client.receive();
      client.ack(1, first.from());

      var stalled = fixture.heard.next(Heard.Stalled.class);
      byte[] fetched = client.finish(first);

      assertThat(stalled.silentFor()).isGreaterThanOrEqualTo(Duration.ofMillis(300));
      assertThat(fetched).isEqualTo(file);
      assertThat(fixture.heard.next(Heard.Ended.class).outcome().isComplete()).isTrue();
      assertThat(fixture.heard.all(Heard.Resumed.class)).hasSize(1);
    }
  }

  @Test
  void aPhoneThatWasSwitchedOffAndOnLeavesASilentTransferBehind() throws Exception {
    byte[] file = Bytes.random(2000);
    try (var fixture = new ServerFixture(new Shelf().with("f", file));
        var before = new RawClient();
        var after = new RawClient()) {
      before.send(RawClient.read("f"), fixture.address());
      var first = before.receive();
      before.ack(1, first.from());
      awaitThreeSecondsOfSilence(before);

      byte[] fetched = after.fetch(RawClient.read("f"), fixture.address());
      boolean quiet = before.receive(LONGER_THAN_ANY_REPETITION).isEmpty();
      before.ack(2, first.from());
      before.ack(3, first.from());

      assertThat(fetched).isEqualTo(file);
      assertThat(quiet).as("the old transfer is hushed").isTrue();
      assertThat(before.receive().packet()).as("and served on").isInstanceOf(Data.class);
    }
  }

  @Test
  void aPhoneThatStartsAgainFromTheSamePortGetsTheFileFromTheStart() throws Exception {
    byte[] file = Bytes.random(2000);
    try (var fixture = new ServerFixture(new Shelf().with("f", file));
        var client = new RawClient()) {
      client.send(RawClient.read("f"), fixture.address());
      var first = client.receive();
      client.ack(1, first.from());
      awaitThreeSecondsOfSilence(client);

      byte[] fetched = client.fetch(RawClient.read("f"), fixture.address());

      assertThat(fetched).isEqualTo(file);
      assertThat(fixture.heard.next(Heard.Ended.class).outcome())
          .isEqualTo(new Outcome.Superseded());
    }
  }

  @Test
  void manyPhonesBehindOneAddressHushNobody() throws Exception {
    byte[] file = Bytes.random(2000);
    try (var fixture = new ServerFixture(new Shelf().with("f", file));
        var one = new RawClient();
        var two = new RawClient();
        var three = new RawClient()) {
      one.send(RawClient.read("f"), fixture.address());
      one.ack(1, one.receive().from());
      two.send(RawClient.read("f"), fixture.address());
      two.ack(1, two.receive().from());
      awaitThreeSecondsOfSilence(one);

      three.fetch(RawClient.read("f"), fixture.address());

      assertThat(one.receive(LONGER_THAN_ANY_REPETITION)).isPresent();
    }
  }

  @Test
  void aPeerThatEndsAnUnprovenTransferFreesItsBudget() throws Exception {
    try (var fixture = new ServerFixture(new Shelf().with("f", new byte[600]));
        var client = new RawClient()) {
      client.send(RawClient.read("f"), fixture.address());
      var first = client.receive();
      long before = fixture.server.openBytes();

      client.send(ErrorPacket.of(ErrorCode.NOT_DEFINED, "no"), first.from());
      fixture.awaitRest();

      assertThat(before).isEqualTo(Gate.WORST_FIRST_ANSWER_BYTES);
      assertThat(fixture.server.openBytes()).isZero();
    }
  }

  private static List<Integer> sizesOfAllAnswers(RawClient client) throws Exception {
    var sizes = new ArrayList<Integer>();
    var answer = client.receive(LONGER_THAN_ANY_REPETITION);
    while (answer.isPresent()) {
      sizes.add(answer.get().sizeBytes());
      answer = client.receive(LONGER_THAN_ANY_REPETITION);
    }
    return sizes;
  }

  // Block 2 comes at once and again and again, and after 5 s once more.
  private static void awaitThreeSecondsOfSilence(RawClient client) throws Exception {
    long endNanos = System.nanoTime() + Duration.ofMillis(3200).toNanos();
    for (long left = endNanos - System.nanoTime(); left > 0; left = endNanos - System.nanoTime()) {
      var _ = client.receive(Duration.ofNanos(left));
    }
  }
}
