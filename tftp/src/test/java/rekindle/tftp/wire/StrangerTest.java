package rekindle.tftp.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import rekindle.tftp.ErrorCode;
import rekindle.tftp.ErrorPacket;

/// Packets on a transfer's port that are not its peer's.
final class StrangerTest {
  private static final byte[] FILE = Bytes.random(3000);

  @Test
  void aStrangerHearsError5AndTheTransferGoesOn() throws Exception {
    try (var fixture = new ServerFixture(new Shelf().with("f", FILE));
        var client = new RawClient();
        var stranger = new RawClient()) {
      client.send(RawClient.read("f"), fixture.address());
      var first = client.receive();

      stranger.ack(1, first.from());
      var answer = stranger.receive();
      byte[] fetched = client.finish(first);

      assertThat(answer.packet())
          .isEqualTo(ErrorPacket.of(ErrorCode.UNKNOWN_TRANSFER_ID, "Unknown transfer ID"));
      assertThat(answer.from()).isEqualTo(first.from());
      assertThat(fetched).isEqualTo(FILE);
    }
  }

  @Test
  void anErrorFromAStrangerIsIgnoredWithoutAWord() throws Exception {
    try (var fixture = new ServerFixture(new Shelf().with("f", FILE));
        var client = new RawClient();
        var stranger = new RawClient()) {
      client.send(RawClient.read("f"), fixture.address());
      var first = client.receive();

      stranger.send(ErrorPacket.of(ErrorCode.DISK_FULL, "stop"), first.from());
      stranger.send(new byte[] {1}, first.from());
      byte[] fetched = client.finish(first);

      assertThat(fetched).isEqualTo(FILE);
      assertThat(stranger.receive(Duration.ofMillis(20))).isEmpty();
    }
  }

  @Test
  void aFloodOfStrangersDrawsAFewAnswersAndHarmsNobody() throws Exception {
    try (var fixture = new ServerFixture(new Shelf().with("f", FILE));
        var client = new RawClient();
        var stranger = new RawClient()) {
      client.send(RawClient.read("f"), fixture.address());
      var first = client.receive();

      for (int i = 0; i < 200; i++) {
        stranger.ack(i, first.from());
      }
      byte[] fetched = client.finish(first);

      assertThat(fetched).isEqualTo(FILE);
      assertThat(answersTo(stranger)).isBetween(1, 100);
    }
  }

  @Test
  void anAckOfABlockThatWasNeverSentIsIgnored() throws Exception {
    try (var fixture = new ServerFixture(new Shelf().with("f", FILE));
        var client = new RawClient()) {
      client.send(RawClient.read("f"), fixture.address());
      var first = client.receive();

      client.ack(50, first.from());
      byte[] fetched = client.finish(first);

      assertThat(fetched).isEqualTo(FILE);
    }
  }

  private static int answersTo(RawClient stranger) throws Exception {
    int answers = 0;
    while (stranger.receive(Duration.ofMillis(150)).isPresent()) {
      answers++;
    }
    return answers;
  }
}
