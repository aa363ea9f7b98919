package rekindle.tftp.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import rekindle.tftp.ErrorCode;
import rekindle.tftp.ErrorPacket;
import rekindle.tftp.Outcome;

/// Downloads that answer from one port, each with its own peer.
final class SharedPortTest {
  private static final byte[] FILE = Bytes.random(3000);

  @ParameterizedTest
  @EnumSource(SystemPath.class)
  void phonesThatShareAPortGetTheirOwnBlocks(SystemPath path) throws Exception {
    byte[] other = Bytes.random(3001);
    try (var fixture = serving(new Shelf().with("f", FILE).with("other", other), path);
        var one = new RawClient();
        var two = new RawClient()) {
      one.send(RawClient.read("f"), fixture.address());
      two.send(RawClient.read("other"), fixture.address());
      var first = one.receive();
      var second = two.receive();

      assertThat(second.from()).isEqualTo(first.from());
      assertThat(two.finish(second)).isEqualTo(other);
      assertThat(one.finish(first)).isEqualTo(FILE);
      fixture.awaitRest();
    }
  }

  @ParameterizedTest
  @EnumSource(SystemPath.class)
  void oneThatBreaksOffDisturbsNobodyElse(SystemPath path) throws Exception {
    try (var fixture = serving(new Shelf().with("f", FILE), path);
        var one = new RawClient();
        var two = new RawClient()) {
      one.send(RawClient.read("f"), fixture.address());
      two.send(RawClient.read("f"), fixture.address());
      var first = one.receive();
      var second = two.receive();

      one.send(ErrorPacket.of(ErrorCode.DISK_FULL, "full"), first.from());

      assertThat(two.finish(second)).isEqualTo(FILE);
      var ended = fixture.heard.next(Heard.Ended.class);
      assertThat(ended.outcome()).isInstanceOf(Outcome.PeerError.class);
      fixture.awaitRest();
    }
  }

  @Test
  void whoHasItsFileHearsNoErrorAfterALatePacket() throws Exception {
    try (var fixture = new ServerFixture(new Shelf().with("f", FILE));
        var other = new RawClient();
        var client = new RawClient()) {
      other.send(RawClient.read("f"), fixture.address());
      var still = other.receive();
      client.send(RawClient.read("f"), fixture.address());
      var first = client.receive();
      client.finish(first);

      client.ack(6, first.from());

      assertThat(first.from()).isEqualTo(still.from());
      assertThat(client.receive(Duration.ofMillis(200))).isEmpty();
      assertThat(other.finish(still)).isEqualTo(FILE);
    }
  }

  @Test
  void aPhoneThatBeginsAnewFromItsPortIsAnsweredFromAnother() throws Exception {
    try (var fixture = new ServerFixture(new Shelf().with("f", FILE));
        var other = new RawClient();
        var client = new RawClient()) {
      other.send(RawClient.read("f"), fixture.address());
      var still = other.receive();
      client.send(RawClient.read("f"), fixture.address());
      var first = client.receive();
      client.finish(first);

      client.send(RawClient.read("f"), fixture.address());
      var again = client.receive();

      assertThat(again.from()).isNotEqualTo(first.from());
      assertThat(client.finish(again)).isEqualTo(FILE);
      assertThat(other.finish(still)).isEqualTo(FILE);
      fixture.awaitRest();
    }
  }

  @Test
  void moreThanOneSocketHoldsAreServedFromMore() throws Exception {
    List<RawClient> clients = new ArrayList<>();
    try (var fixture = new ServerFixture(new Shelf().with("f", FILE))) {
      int phones = 2 * ReplySocket.MOST_DOWNLOADS + 50;
      List<RawClient.Received> firsts = new ArrayList<>();
      for (int i = 0; i < phones; i++) {
        var client = new RawClient();
        clients.add(client);
        client.send(RawClient.read("f"), fixture.address());
        firsts.add(client.receive());
      }

      int ports = (int) firsts.stream().map(RawClient.Received::from).distinct().count();

      assertThat(ports).isBetween(3, phones / 100);
      for (int i = 0; i < phones; i++) {
        assertThat(clients.get(i).finish(firsts.get(i))).isEqualTo(FILE);
      }
      fixture.awaitRest();
    } finally {
      clients.forEach(RawClient::close);
    }
  }

  private static ServerFixture serving(Shelf shelf, SystemPath path) throws Exception {
    var tuning = Tuning.DEFAULTS.withPath(path);
    return new ServerFixture(shelf, ServerFixture.OPTIONS.withTuning(tuning));
  }
}
