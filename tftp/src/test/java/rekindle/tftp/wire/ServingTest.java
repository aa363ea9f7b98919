package rekindle.tftp.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import rekindle.tftp.Data;
import rekindle.tftp.ErrorCode;
import rekindle.tftp.ErrorPacket;
import rekindle.tftp.Option;
import rekindle.tftp.OptionAck;
import rekindle.tftp.Options;
import rekindle.tftp.Outcome;
import rekindle.tftp.ReadRequest;

final class ServingTest {
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 511, 512, 513, 1024, 100_000})
  void aFileOfAnySizeArrivesByteForByte(int size) throws Exception {
    byte[] file = Bytes.random(size);
    try (var fixture = new ServerFixture(new Shelf().with("f", file));
        var client = new RawClient()) {

      byte[] fetched = client.fetch(RawClient.read("f"), fixture.address());

      assertThat(fetched).isEqualTo(file);
      var ended = fixture.heard.next(Heard.Ended.class);
      assertThat(ended.outcome()).isEqualTo(new Outcome.Complete());
      assertThat(ended.totals().bytes()).isEqualTo(size);
      assertThat(ended.totals().retransmittedBlocks()).isZero();
      fixture.awaitRest();
    }
  }

  @Test
  void theAnswerComesFromAPortOfItsOwn() throws Exception {
    try (var fixture = new ServerFixture(new Shelf().with("f", new byte[10]));
        var client = new RawClient()) {

      client.send(RawClient.read("f"), fixture.address());
      var first = client.receive();

      assertThat(first.from().getAddress()).isEqualTo(ServerFixture.LOCAL);
      assertThat(first.from().getPort()).isNotEqualTo(fixture.address().getPort());
    }
  }

  @Test
  void optionsAreGrantedAsAskedAndOnlyThose() throws Exception {
    try (var fixture = new ServerFixture(new Shelf().with("f", new byte[5000]));
        var client = new RawClient()) {

      client.send(
          RawClient.read(
              "f", Option.of("BlkSize", 1024), Option.of("tsize", 0), Option.of("unheard-of", 1)),
          fixture.address());
      var answer = client.receive();
      client.ack(0, answer.from());
      var data = client.receive();

      assertThat(answer.packet())
          .isEqualTo(OptionAck.of(Option.of("BlkSize", 1024), Option.of("tsize", 5000)));
      assertThat(data.sizeBytes()).isEqualTo(4 + 1024);
    }
  }

  @ParameterizedTest
  @CsvSource({"1428, 1", "1428, 16", "1428, 64", "512, 64", "8192, 8", "65464, 4", "8, 7"})
  void ourClientFetchesInWindowsOfEverySize(int blockSize, int windowSize) throws Exception {
    byte[] file = Bytes.random(blockSize * 100 + 3);
    var target = new Collected();
    var options = ClientOptions.DEFAULTS.withBlockSizeBytes(blockSize).withWindowSize(windowSize);
    try (var fixture = new ServerFixture(new Shelf().with("f", file))) {

      ClientResult result =
          new TftpClient(options)
              .get("127.0.0.1", fixture.address().getPort(), "f", target, TftpClient.Progress.NONE);

      assertThat(result.isComplete()).as("%s", result).isTrue();
      assertThat(target.bytes()).isEqualTo(file);
      var terms = ((ClientResult.Ended) result).terms();
      assertThat(terms.blockSizeBytes()).isEqualTo(blockSize);
      assertThat(terms.windowSize()).isEqualTo(windowSize);
    }
  }

  @Test
  void ipv6IsServedLikeIpv4() throws Exception {
    byte[] file = Bytes.random(3000);
    InetAddress local = InetAddress.ofLiteral("::1");
    var options = ServerFixture.OPTIONS.withBind(List.of(local));
    try (var fixture = new ServerFixture(new Shelf().with("f", file), options);
        var client = new RawClient(local)) {

      byte[] fetched = client.fetch(RawClient.read("f"), fixture.address());

      assertThat(fetched).isEqualTo(file);
    }
  }

  @Test
  void aTextIsTranslatedToNetascii() throws Exception {
    try (var fixture = new ServerFixture(new Shelf().with("f", "a\nb\rc".getBytes(UTF_8)));
        var client = new RawClient()) {

      byte[] fetched =
          client.fetch(new ReadRequest("f", "NetASCII", Options.NONE), fixture.address());

      assertThat(fetched).isEqualTo("a\r\nb\r\0c".getBytes(UTF_8));
    }
  }

  @Test
  void aFileThatIsNotThereIsRefusedWithCode1() throws Exception {
    try (var fixture = new ServerFixture(new Shelf());
        var client = new RawClient()) {

      client.send(RawClient.read("missing"), fixture.address());
      var answer = client.receive();

      assertThat(answer.packet())
          .isEqualTo(ErrorPacket.of(ErrorCode.FILE_NOT_FOUND, "File not found"));
      var refused = fixture.heard.next(Heard.Refused.class);
      assertThat(refused.code()).isEqualTo(ErrorCode.FILE_NOT_FOUND);
      fixture.awaitRest();
    }
  }

  @Test
  void blocksFitTheLinkUnlessALargerMaximumIsNamed() throws Exception {
    byte[] file = Bytes.random(200_000);
    var asked = RawClient.read("f", Option.of("blksize", 65_464));
    try (var asTheLink = new ServerFixture(new Shelf().with("f", file));
        var named =
            new ServerFixture(
                new Shelf().with("f", file), ServerFixture.OPTIONS.withMaxBlockSizeBytes(1468));
        var client = new RawClient()) {

      client.send(asked, asTheLink.address());
      var loopback = client.receive();
      client.send(asked, named.address());
      var ethernet = client.receive();

      assertThat(loopback.packet()).isEqualTo(OptionAck.of(Option.of("blksize", 65_464)));
      assertThat(ethernet.packet()).isEqualTo(OptionAck.of(Option.of("blksize", 1468)));
    }
  }

  @Test
  void openTransfersAreListedWithTheirProgress() throws Exception {
    try (var fixture = new ServerFixture(new Shelf().with("f", new byte[5000]));
        var client = new RawClient()) {
      client.send(RawClient.read("f"), fixture.address());
      var first = client.receive();
      client.ack(1, first.from());
      client.receive();

      ServerFixture.await(
          "the ACK is counted",
          () -> fixture.server.openTransfers().stream().anyMatch(open -> open.bytes() > 0));
      List<OpenTransfer> open = fixture.server.openTransfers();

      assertThat(open).hasSize(1);
      OpenTransfer transfer = open.getFirst();
      assertThat(transfer.peer()).isEqualTo(client.address());
      assertThat(transfer.local()).isEqualTo(fixture.address());
      assertThat(transfer.request()).isEqualTo(RawClient.read("f"));
      assertThat(transfer.bytes()).isEqualTo(512);
      assertThat(transfer.sizeBytes()).hasValue(5000);
      assertThat(fixture.server.bytesAcknowledged(transfer.id())).isEqualTo(512);
      assertThat(fixture.server.bytesAcknowledged(transfer.id() + 1)).isZero();
    }
  }

  @Test
  void aSizeProbeEndsAtOnceAndIsNoFailure() throws Exception {
    try (var fixture = new ServerFixture(new Shelf().with("f", new byte[5000]));
        var client = new RawClient()) {
      client.send(RawClient.read("f", Option.of("tsize", 0)), fixture.address());
      var offer = client.receive();

      client.send(ErrorPacket.of(ErrorCode.OPTION_REFUSED, "thanks"), offer.from());

      var ended = fixture.heard.next(Heard.Ended.class);
      assertThat(ended.outcome()).isEqualTo(new Outcome.SizeProbe());
      fixture.awaitRest();
    }
  }

  @Test
  void anAckWithATailCountsAndADuplicateDrawsNothing() throws Exception {
    try (var fixture = new ServerFixture(new Shelf().with("f", new byte[1000]));
        var client = new RawClient()) {
      client.send(RawClient.read("f"), fixture.address());
      var first = client.receive();

      client.send(new byte[] {0, 4, 0, 1, 99, 99}, first.from());
      var second = client.receive();
      client.ack(1, first.from());
      client.ack(2, first.from());

      assertThat(second.packet()).isInstanceOf(Data.class);
      var ended = fixture.heard.next(Heard.Ended.class);
      assertThat(ended.outcome()).isEqualTo(new Outcome.Complete());
      assertThat(ended.totals().retransmittedBlocks()).isZero();
      assertThat(client.receive(Duration.ofMillis(50))).isEmpty();
    }
  }

  @Test
  void curlFetchesTheSameBytes(@TempDir Path folder) throws Exception {
    byte[] file = Bytes.random(300_000);
    try (var fixture = new ServerFixture(new Shelf().with("f.bin", file))) {
      Path fetched = folder.resolve("f.bin");

      int exit = curl(fixture, "f.bin", fetched);

      assertThat(exit).isZero();
      assertThat(fetched).hasBinaryContent(file);
    }
  }

  @Test
  void curlFetchesAnEmptyFile(@TempDir Path folder) throws Exception {
    try (var fixture = new ServerFixture(new Shelf().with("empty", new byte[0]))) {
      Path fetched = folder.resolve("empty");

      int exit = curl(fixture, "empty", fetched);

      assertThat(exit).isZero();
      assertThat(Files.exists(fetched) ? Files.size(fetched) : 0).isZero();
    }
  }

  @Test
  void curlUnderstandsARefusal(@TempDir Path folder) throws Exception {
    try (var fixture = new ServerFixture(new Shelf())) {

      int exit = curl(fixture, "missing", folder.resolve("missing"));

      assertThat(exit).as("CURLE_TFTP_NOTFOUND").isEqualTo(68);
    }
  }

  private static int curl(ServerFixture fixture, String name, Path into) throws Exception {
    String url = "tftp://127.0.0.1:" + fixture.address().getPort() + "/" + name;
    Process curl =
        new ProcessBuilder("curl", "-s", "--max-time", "20", "-o", into.toString(), url)
            .inheritIO()
            .start();
    assertThat(curl.waitFor(30, TimeUnit.SECONDS)).isTrue();
    return curl.exitValue();
  }
}
