package rekindle.tftp.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rekindle.tftp.Ack;
import rekindle.tftp.Data;
import rekindle.tftp.ErrorCode;
import rekindle.tftp.ErrorPacket;
import rekindle.tftp.Option;
import rekindle.tftp.OptionAck;
import rekindle.tftp.Options;
import rekindle.tftp.Outcome;
import rekindle.tftp.Packet;
import rekindle.tftp.ReadRequest;

/// What the listening port answers, and what it does not.
final class ListeningPortTest {
  @Test
  void errorAckDataAndOackAreNeverAnswered() throws Exception {
    List<Packet> strays =
        List.of(
            ErrorPacket.of(ErrorCode.NOT_DEFINED, "hello"),
            new Ack(7),
            new Data(1, ByteBuffer.allocate(9)),
            OptionAck.of(Option.of("tsize", 3)));
    try (var fixture = new ServerFixture(new Shelf());
        var client = new RawClient()) {

      for (Packet stray : strays) {
        client.send(stray, fixture.address());
      }

      for (Packet _ : strays) {
        var dropped = fixture.heard.next(Heard.Dropped.class);
        assertThat(dropped.reason()).isEqualTo(DropReason.NOT_A_REQUEST);
      }
      assertOnlyARequestIsAnswered(fixture, client);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\0",
        "\0\1",
        "\0\2",
        "\0\0f\0octet\0",
        "\0\7f\0octet\0",
        "\0\11",
        "\u00ff\u00ff\u00ff\u00ff",
        "\0\1no end of the name",
        "\0\1f\0",
        "\0\1f\0\7\7\7\0",
        "\0\1f\0a mode of two words\0"
      })
  void garbageIsNeverAnswered(String garbage) throws Exception {
    try (var fixture = new ServerFixture(new Shelf());
        var client = new RawClient()) {

      client.send(garbage.getBytes(StandardCharsets.ISO_8859_1), fixture.address());

      var dropped = fixture.heard.next(Heard.Dropped.class);
      assertThat(dropped.reason()).isEqualTo(DropReason.MALFORMED);
      assertOnlyARequestIsAnswered(fixture, client);
    }
  }

  @Test
  void anUnknownModeIsAnsweredWithError4() throws Exception {
    try (var fixture = new ServerFixture(new Shelf().with("f", new byte[1]));
        var client = new RawClient()) {

      client.send(new ReadRequest("f", "mail", Options.NONE), fixture.address());
      var answer = client.receive();

      assertThat(answer.packet())
          .isEqualTo(ErrorPacket.of(ErrorCode.ILLEGAL_OPERATION, "Unknown mode"));
      assertThat(answer.from()).isEqualTo(fixture.address());
      fixture.awaitRest();
    }
  }

  @Test
  void aFloodOfUnknownModesDrawsAFewErrorsOnly() throws Exception {
    try (var fixture = new ServerFixture(new Shelf());
        var client = new RawClient()) {
      for (int i = 0; i < 500; i++) {
        client.send(new ReadRequest("f" + i, "mail", Options.NONE), fixture.address());
      }

      int errors = 0;
      while (client.receive(Duration.ofMillis(300)).isPresent()) {
        errors++;
      }

      assertThat(errors).isBetween(1, 50);
    }
  }

  @Test
  void equalRequestsFromOnePortAreOneSession() throws Exception {
    try (var fixture = new ServerFixture(new Shelf().with("f", new byte[2000]));
        var client = new RawClient()) {

      for (int i = 0; i < 3; i++) {
        client.send(RawClient.read("f"), fixture.address());
      }
      var first = client.receive();
      var second = client.receive();
      var third = client.receive();

      assertThat(List.of(second.from(), third.from())).containsOnly(first.from());
      assertThat(fixture.server.openSessions()).isEqualTo(1);
      assertThat(fixture.heard.all(Heard.Requested.class)).hasSize(1);
    }
  }

  @Test
  void aRepeatedRequestOfAProvenPeerDrawsNothing() throws Exception {
    var withoutRepetitionsInBetween = RawClient.read("f", Option.of("timeout", 5));
    try (var fixture = new ServerFixture(new Shelf().with("f", new byte[2000]));
        var client = new RawClient()) {
      client.send(withoutRepetitionsInBetween, fixture.address());
      var first = client.receive();
      client.ack(0, first.from());
      client.receive();

      client.send(withoutRepetitionsInBetween, fixture.address());

      assertThat(client.receive(Duration.ofMillis(200))).isEmpty();
      assertThat(fixture.server.openSessions()).isEqualTo(1);
    }
  }

  @Test
  void anotherRequestFromTheSamePortIsANewTransferAndEndsTheOld() throws Exception {
    var shelf = new Shelf().with("old", new byte[2000]).with("new", new byte[100]);
    try (var fixture = new ServerFixture(shelf);
        var client = new RawClient()) {
      client.send(RawClient.read("old"), fixture.address());
      var old = client.receive();

      byte[] fetched = client.fetch(RawClient.read("new"), fixture.address());

      assertThat(fetched).hasSize(100);
      assertThat(old.from()).isNotNull();
      var ended = fixture.heard.next(Heard.Ended.class);
      assertThat(ended.outcome()).isEqualTo(new Outcome.Superseded());
      fixture.awaitRest();
    }
  }

  private static void assertOnlyARequestIsAnswered(ServerFixture fixture, RawClient client)
      throws Exception {
    client.send(RawClient.read("missing"), fixture.address());
    var answer = client.receive();
    assertThat(answer.packet())
        .isEqualTo(ErrorPacket.of(ErrorCode.FILE_NOT_FOUND, "File not found"));
    assertThat(client.receive(Duration.ofMillis(20))).isEmpty();
  }
}
