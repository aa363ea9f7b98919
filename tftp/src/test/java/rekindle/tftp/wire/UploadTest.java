package rekindle.tftp.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import rekindle.tftp.Ack;
import rekindle.tftp.Data;
import rekindle.tftp.ErrorCode;
import rekindle.tftp.ErrorPacket;
import rekindle.tftp.Option;
import rekindle.tftp.Options;
import rekindle.tftp.Outcome;
import rekindle.tftp.ReadRequest;
import rekindle.tftp.WriteRequest;

/// Uploads into the inbox, and their refusal.
final class UploadTest {
  private static final long ROOMY_BYTES = 1 << 24;

  @TempDir Path folder;

  @Test
  void uploadsAreRefusedWithoutAnInbox() throws Exception {
    try (var fixture = new ServerFixture(new Shelf());
        var client = new RawClient()) {

      client.send(RawClient.write("f"), fixture.address());

      assertThat(client.receive().packet())
          .isEqualTo(ErrorPacket.of(ErrorCode.ACCESS_VIOLATION, "Uploads are not taken"));
      fixture.awaitRest();
    }
  }

  @ParameterizedTest
  @CsvSource({"0, 512, 1", "512, 512, 1", "100000, 512, 1", "100000, 1428, 16", "65464, 65464, 2"})
  void ourClientBringsAFile(int size, int blockSize, int windowSize) throws Exception {
    byte[] file = Bytes.random(size);
    var options = ClientOptions.DEFAULTS.withBlockSizeBytes(blockSize).withWindowSize(windowSize);
    try (var fixture = fixtureWithInbox()) {

      ClientResult result =
          new TftpClient(options)
              .put(
                  "127.0.0.1",
                  fixture.address().getPort(),
                  "f.bin",
                  new Bytes(file),
                  TftpClient.Progress.NONE);

      assertThat(result.isComplete()).as("%s", result).isTrue();
      assertThat(folder.resolve("f.bin")).hasBinaryContent(file);
      var ended = fixture.heard.next(Heard.Ended.class);
      assertThat(ended.outcome()).isEqualTo(new Outcome.Complete());
      assertThat(ended.totals().bytes()).isEqualTo(size);
    }
  }

  @Test
  void curlBringsAFile() throws Exception {
    byte[] file = Bytes.random(50_000);
    Path source = Files.write(folder.resolve("source"), file);
    try (var fixture = fixtureWithInbox()) {
      String url = "tftp://127.0.0.1:" + fixture.address().getPort() + "/f.bin";

      Process curl =
          new ProcessBuilder("curl", "-s", "--max-time", "20", "-T", source.toString(), url)
              .inheritIO()
              .start();

      assertThat(curl.waitFor(30, TimeUnit.SECONDS)).isTrue();
      assertThat(curl.exitValue()).isZero();
      assertThat(folder.resolve("f.bin")).hasBinaryContent(file);
    }
  }

  @Test
  void anExistingFileIsNeverOverwritten() throws Exception {
    Files.writeString(folder.resolve("f"), "old");
    try (var fixture = fixtureWithInbox();
        var client = new RawClient()) {

      client.send(RawClient.write("f"), fixture.address());

      assertThat(client.receive().packet())
          .isEqualTo(ErrorPacket.of(ErrorCode.FILE_EXISTS, "File already exists"));
      assertThat(folder.resolve("f")).hasContent("old");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"../../etc/passwd", "/etc/passwd", "..", "a/../../b"})
  void aNameIsNeverAPath(String name) throws Exception {
    try (var fixture = fixtureWithInbox();
        var client = new RawClient()) {

      client.send(RawClient.write(name), fixture.address());

      assertThat(client.receive().packet())
          .isEqualTo(ErrorPacket.of(ErrorCode.ACCESS_VIOLATION, "A plain file name is needed"));
    }
  }

  @Test
  void theQuotaEndsAnUploadThatDidNotAnnounceItsSize() throws Exception {
    try (var fixture = new ServerFixture(new Shelf().withInbox(Inbox.open(folder, 1000)));
        var client = new RawClient()) {
      client.send(RawClient.write("f"), fixture.address());
      var ready = client.receive();
      client.send(block(1, 512), ready.from());
      var one = client.receive();
      client.send(block(2, 512), ready.from());
      var two = client.receive();

      assertThat(one.packet()).isEqualTo(new Ack(1));
      assertThat(two.packet())
          .isEqualTo(ErrorPacket.of(ErrorCode.DISK_FULL, "No room for this file"));
      fixture.awaitRest();
      assertThat(folder).isEmptyDirectory();
    }
  }

  @Test
  void anAnnouncedSizeBeyondTheQuotaIsRefusedBeforeAnyByte() throws Exception {
    try (var fixture = new ServerFixture(new Shelf().withInbox(Inbox.open(folder, 1000)));
        var client = new RawClient()) {

      client.send(RawClient.write("f", Option.of("tsize", 1001)), fixture.address());

      assertThat(client.receive().packet())
          .isEqualTo(ErrorPacket.of(ErrorCode.DISK_FULL, "No room for this file"));
    }
  }

  @Test
  void anUploadThatIsGivenUpLeavesNothing() throws Exception {
    try (var fixture = fixtureWithInbox();
        var client = new RawClient()) {
      client.send(RawClient.write("f"), fixture.address());
      var ready = client.receive();
      client.send(block(1, 512), ready.from());
      client.receive();

      client.send(ErrorPacket.of(ErrorCode.NOT_DEFINED, "changed my mind"), ready.from());

      assertThat(fixture.heard.next(Heard.Ended.class).outcome())
          .isInstanceOf(Outcome.PeerError.class);
      fixture.awaitRest();
      assertThat(folder).isEmptyDirectory();
    }
  }

  @Test
  void aRepeatedWriteRequestIsOneUpload() throws Exception {
    try (var fixture = fixtureWithInbox();
        var client = new RawClient()) {

      client.send(RawClient.write("f"), fixture.address());
      var one = client.receive();
      client.send(RawClient.write("f"), fixture.address());
      var two = client.receive();

      assertThat(one.packet()).isEqualTo(new Ack(0));
      assertThat(two).isEqualTo(one);
      assertThat(fixture.server.openSessions()).isEqualTo(1);
    }
  }

  @Test
  void theLastAckIsRepeatedForAClientThatMissedIt() throws Exception {
    try (var fixture = fixtureWithInbox();
        var client = new RawClient()) {
      client.send(RawClient.write("f"), fixture.address());
      var ready = client.receive();
      client.send(block(1, 10), ready.from());
      var missed = client.receive();

      client.send(block(1, 10), ready.from());
      var again = client.receive();

      assertThat(missed.packet()).isEqualTo(new Ack(1));
      assertThat(again).isEqualTo(missed);
      assertThat(folder.resolve("f")).hasSize(10);
    }
  }

  @Test
  void textInNetasciiIsTranslatedBack() throws Exception {
    try (var fixture = fixtureWithInbox();
        var client = new RawClient()) {
      client.send(new WriteRequest("f", "netascii", Options.NONE), fixture.address());
      var ready = client.receive();

      client.send(new Data(1, ByteBuffer.wrap("a\r\nb\r\0c\r".getBytes(UTF_8))), ready.from());
      client.receive();

      assertThat(folder.resolve("f")).hasBinaryContent("a\nb\rc\r".getBytes(UTF_8));
    }
  }

  /// Counts the calls, and forces to the disk when it is told to.
  private static final class SlowDisk implements UploadSink {
    private final CountDownLatch mayCommit = new CountDownLatch(1);
    private final AtomicInteger discarded = new AtomicInteger();
    private final boolean fails;

    SlowDisk(boolean fails) {
      this.fails = fails;
    }

    @Override
    public void write(ByteBuffer payload) {
      payload.position(payload.limit());
    }

    @Override
    public void commit() throws IOException {
      try {
        mayCommit.await();
      } catch (InterruptedException interrupted) {
        throw new IOException(interrupted);
      }
      if (fails) {
        throw new IOException("disk on fire");
      }
    }

    @Override
    public void discard() {
      discarded.incrementAndGet();
    }
  }

  private record Into(UploadSink sink) implements Desk {
    @Override
    public void onRead(
        ReadRequest request, InetSocketAddress peer, InetSocketAddress local, ReadAnswer answer) {
      answer.send(new Bytes(new byte[600]));
    }

    @Override
    public void onWrite(
        WriteRequest request, InetSocketAddress peer, InetSocketAddress local, WriteAnswer answer) {
      answer.accept(sink);
    }
  }

  @Test
  void theLastAckWaitsForTheDiskAndNobodyElseDoes() throws Exception {
    var disk = new SlowDisk(false);
    try (var fixture = new ServerFixture(new Into(disk));
        var client = new RawClient();
        var others = new RawClient()) {
      client.send(RawClient.write("f"), fixture.address());
      var ready = client.receive();
      client.send(block(1, 10), ready.from());
      client.send(block(1, 10), ready.from());

      var tooEarly = client.receive(Duration.ofMillis(100));
      for (int i = 0; i < 4; i++) {
        assertThat(others.fetch(RawClient.read("other"), fixture.address())).hasSize(600);
      }
      disk.mayCommit.countDown();
      var last = client.receive();

      assertThat(tooEarly).isEmpty();
      assertThat(last.packet()).isEqualTo(new Ack(1));
      assertThat(disk.discarded).hasValue(0);
    }
  }

  @Test
  void aDiskThatFailsAtTheEndIsAnErrorAndNoAck() throws Exception {
    var disk = new SlowDisk(true);
    try (var fixture = new ServerFixture(new Into(disk));
        var client = new RawClient()) {
      client.send(RawClient.write("f"), fixture.address());
      var ready = client.receive();
      client.send(block(1, 10), ready.from());
      disk.mayCommit.countDown();

      var told = ErrorPacket.of(ErrorCode.DISK_FULL, "The file cannot be stored");
      assertThat(client.receive().packet()).isEqualTo(told);
      assertThat(fixture.heard.next(Heard.Ended.class).outcome())
          .isEqualTo(new Outcome.Aborted(told));
      fixture.awaitRest();
      assertThat(disk.discarded).hasValue(1);
    }
  }

  private ServerFixture fixtureWithInbox() throws IOException {
    return new ServerFixture(new Shelf().withInbox(Inbox.open(folder, ROOMY_BYTES)));
  }

  private static Data block(int number, int bytes) {
    return new Data(number, ByteBuffer.allocate(bytes));
  }
}
