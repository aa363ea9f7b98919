package rekindle.tftp.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import rekindle.tftp.Ack;
import rekindle.tftp.Content;
import rekindle.tftp.Data;
import rekindle.tftp.ErrorCode;
import rekindle.tftp.ErrorPacket;
import rekindle.tftp.Option;
import rekindle.tftp.OptionAck;
import rekindle.tftp.Outcome;
import rekindle.tftp.ReadRequest;

/// The client against servers that a test plays by hand.
final class TftpClientTest {
  private static final ClientOptions HASTY =
      ClientOptions.DEFAULTS.withPatience(Duration.ofSeconds(2));

  private final Collected target = new Collected();

  @Test
  void progressIsToldWithTheSizeThatTheServerAnnounced() throws Exception {
    List<Long> seen = new ArrayList<>();
    List<OptionalLong> sizes = new ArrayList<>();
    try (var fixture = new ServerFixture(new Shelf().with("f", Bytes.random(5000)))) {

      ClientResult result =
          new TftpClient(ClientOptions.DEFAULTS)
              .get(
                  "127.0.0.1",
                  fixture.address().getPort(),
                  "f",
                  target,
                  (bytes, size) -> {
                    seen.add(bytes);
                    sizes.add(size);
                  });

      assertThat(result.isComplete()).isTrue();
      assertThat(seen).isSorted().endsWith(5000L);
      assertThat(sizes.getLast()).hasValue(5000);
    }
  }

  @Test
  void aRefusalIsAResult() throws Exception {
    try (var fixture = new ServerFixture(new Shelf())) {

      ClientResult result =
          new TftpClient(HASTY)
              .get(
                  "localhost",
                  fixture.address().getPort(),
                  "missing",
                  target,
                  TftpClient.Progress.NONE);

      var refusal = ErrorPacket.of(ErrorCode.FILE_NOT_FOUND, "File not found");
      assertThat(((ClientResult.Ended) result).outcome()).isEqualTo(new Outcome.PeerError(refusal));
    }
  }

  @Test
  void aServerThatNeverAnswersIsAResultInGoodTime() throws Exception {
    try (var deaf = new RawClient()) {

      ClientResult result = get(deaf, HASTY).get(10, TimeUnit.SECONDS);

      assertThat(((ClientResult.Ended) result).outcome()).isEqualTo(new Outcome.PeerSilent(false));
    }
  }

  @Test
  void aHostThatNobodyKnowsIsAResult() {
    ClientResult result =
        new TftpClient(HASTY)
            .get("no-such-host.invalid", 69, "f", target, TftpClient.Progress.NONE);

    assertThat(result).isEqualTo(new ClientResult.UnknownHost("no-such-host.invalid"));
  }

  @Test
  void aTargetThatIsFullEndsTheTransferAndTellsTheServer() throws Exception {
    var full = new IOException("disk full");
    try (var fixture = new ServerFixture(new Shelf().with("f", Bytes.random(5000)))) {

      ClientResult result =
          new TftpClient(HASTY)
              .get(
                  "127.0.0.1",
                  fixture.address().getPort(),
                  "f",
                  _ -> {
                    throw full;
                  },
                  TftpClient.Progress.NONE);

      assertThat(result).isEqualTo(new ClientResult.LocalTrouble(full));
      assertThat(fixture.heard.next(Heard.Ended.class).outcome())
          .isInstanceOf(Outcome.PeerError.class);
    }
  }

  @Test
  void aTargetThatThrowsIsNotSwallowedAndTheServerIsTold() throws Exception {
    try (var fixture = new ServerFixture(new Shelf().with("f", Bytes.random(5000)))) {

      assertThatExceptionOfType(IllegalStateException.class)
          .isThrownBy(
              () ->
                  new TftpClient(HASTY)
                      .get(
                          "127.0.0.1",
                          fixture.address().getPort(),
                          "f",
                          _ -> {
                            throw new IllegalStateException("a bug");
                          },
                          TftpClient.Progress.NONE));

      assertThat(fixture.heard.next(Heard.Ended.class).outcome())
          .isInstanceOf(Outcome.PeerError.class);
    }
  }

  @Test
  void aContentThatShrinksEndsTheUploadAndTellsTheServer() throws Exception {
    Content shrunk =
        new Content() {
          @Override
          public long sizeBytes() {
            return 5000;
          }

          @Override
          public int read(long position, ByteBuffer into) {
            return -1;
          }
        };
    try (var server = new RawClient()) {
      var result =
          CompletableFuture.supplyAsync(
              () ->
                  new TftpClient(HASTY)
                      .put(
                          "127.0.0.1",
                          server.address().getPort(),
                          "f",
                          shrunk,
                          TftpClient.Progress.NONE));
      var request = server.receive();
      server.ack(0, request.from());

      assertThat(server.receive().packet()).isInstanceOf(ErrorPacket.class);
      assertThat(result.get(10, TimeUnit.SECONDS)).isInstanceOf(ClientResult.LocalTrouble.class);
    }
  }

  @Test
  void theFirstAnswerSettlesThePortAndOthersHearError5() throws Exception {
    try (var server = new RawClient();
        var stranger = new RawClient()) {
      var result = get(server, HASTY);
      var request = server.receive();
      server.send(new Data(1, ByteBuffer.allocate(512)), request.from());
      var ack = server.receive();

      stranger.send(new Data(2, ByteBuffer.allocate(5)), request.from());
      var told = stranger.receive();
      server.send(new Data(2, ByteBuffer.allocate(7)), request.from());

      assertThat(ack.packet()).isEqualTo(new Ack(1));
      assertThat(told.packet())
          .isEqualTo(ErrorPacket.of(ErrorCode.UNKNOWN_TRANSFER_ID, "Unknown transfer ID"));
      assertThat(result.get(10, TimeUnit.SECONDS).isComplete()).isTrue();
      assertThat(target.bytes()).hasSize(519);
    }
  }

  @Test
  void theLastAckIsRepeatedAfterTheCallerHasItsFile() throws Exception {
    try (var server = new RawClient()) {
      var result = get(server, HASTY);
      var request = server.receive();
      var onlyBlock = new Data(1, ByteBuffer.allocate(7));
      server.send(onlyBlock, request.from());
      server.receive();
      result.get(10, TimeUnit.SECONDS);

      server.send(onlyBlock, request.from());

      assertThat(server.receive().packet()).isEqualTo(new Ack(1));
    }
  }

  @Test
  void optionsAreAskedOnlyWhereTheyDifferFromRfc1350() throws Exception {
    var plain = ClientOptions.DEFAULTS.withBlockSizeBytes(512).withPatience(Duration.ofSeconds(2));
    try (var server = new RawClient()) {
      var one = get(server, plain);
      var request = server.receive();
      server.send(ErrorPacket.of(ErrorCode.FILE_NOT_FOUND, "no"), request.from());
      one.get(10, TimeUnit.SECONDS);
      var two = get(server, plain.withBlockSizeBytes(1024).withWindowSize(4));
      var another = server.receive();
      server.send(OptionAck.of(Option.of("unasked", 1)), another.from());

      assertThat(request.packet()).isEqualTo(RawClient.read("f", Option.of("tsize", 0)));
      assertThat(((ReadRequest) another.packet()).options().asSent())
          .containsExactly(
              Option.of("tsize", 0), Option.of("blksize", 1024), Option.of("windowsize", 4));
      assertThat(two.get(10, TimeUnit.SECONDS).isComplete()).isFalse();
    }
  }

  @Test
  void anInterruptEndsTheTransferAndTellsTheServer() throws Exception {
    try (var server = new RawClient()) {
      var result = new CompletableFuture<ClientResult>();
      Thread caller =
          Thread.ofPlatform().start(() -> result.complete(getNow(server, ClientOptions.DEFAULTS)));
      var request = server.receive();
      server.send(new Data(1, ByteBuffer.allocate(512)), request.from());
      server.receive();

      caller.interrupt();

      assertThat(server.receive().packet())
          .isEqualTo(ErrorPacket.of(ErrorCode.NOT_DEFINED, "The client was stopped"));
      assertThat(result.get(10, TimeUnit.SECONDS).isComplete()).isFalse();
    }
  }

  private CompletableFuture<ClientResult> get(RawClient server, ClientOptions options) {
    return CompletableFuture.supplyAsync(() -> getNow(server, options));
  }

  private ClientResult getNow(RawClient server, ClientOptions options) {
    return new TftpClient(options)
        .get("127.0.0.1", server.address().getPort(), "f", target, TftpClient.Progress.NONE);
  }
}
