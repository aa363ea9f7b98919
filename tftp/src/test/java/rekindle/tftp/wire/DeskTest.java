package rekindle.tftp.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import rekindle.tftp.Content;
import rekindle.tftp.ErrorCode;
import rekindle.tftp.ErrorPacket;
import rekindle.tftp.Outcome;
import rekindle.tftp.ReadRequest;
import rekindle.tftp.WriteRequest;

/// A desk that answers later, elsewhere, never, or wrongly.
final class DeskTest {
  /// Keeps every question for the test to answer.
  private static final class Waiting implements Desk {
    private final BlockingQueue<ReadAnswer> questions = new LinkedBlockingQueue<>();

    @Override
    public void onRead(
        ReadRequest request, InetSocketAddress peer, InetSocketAddress local, ReadAnswer answer) {
      questions.add(answer);
    }

    @Override
    public void onWrite(
        WriteRequest request, InetSocketAddress peer, InetSocketAddress local, WriteAnswer answer) {
      answer.refuse(ErrorCode.ACCESS_VIOLATION, "no");
    }

    ReadAnswer next() throws InterruptedException {
      ReadAnswer next = questions.poll(10, TimeUnit.SECONDS);
      if (next == null) {
        throw new AssertionError("the desk was not asked");
      }
      return next;
    }
  }

  /// Counts how often it is closed.
  private static final class Closeable implements Content, AutoCloseable {
    private final Bytes bytes = new Bytes(new byte[700]);
    private final AtomicInteger closed = new AtomicInteger();

    @Override
    public long sizeBytes() {
      return bytes.sizeBytes();
    }

    @Override
    public int read(long position, ByteBuffer into) {
      return bytes.read(position, into);
    }

    @Override
    public void close() {
      closed.incrementAndGet();
    }
  }

  private final Waiting desk = new Waiting();

  @Test
  void anAnswerMayComeLaterAndFromAnyThread() throws Exception {
    byte[] file = Bytes.random(1000);
    try (var fixture = new ServerFixture(desk);
        var client = new RawClient()) {
      client.send(RawClient.read("f"), fixture.address());

      ReadAnswer answer = desk.next();
      Thread.ofVirtual().start(() -> answer.send(new Bytes(file)));
      byte[] fetched = client.finish(client.receive());

      assertThat(fetched).isEqualTo(file);
      assertThat(answer.id()).isEqualTo(fixture.heard.next(Heard.Requested.class).id());
    }
  }

  @Test
  void repeatedRequestsAreSwallowedWhileTheDeskThinks() throws Exception {
    try (var fixture = new ServerFixture(desk);
        var client = new RawClient()) {
      for (int i = 0; i < 5; i++) {
        client.send(RawClient.read("f"), fixture.address());
      }
      ReadAnswer answer = desk.next();
      client.send(RawClient.read("f"), fixture.address());

      assertThat(client.receive(Duration.ofMillis(100))).isEmpty();
      assertThat(desk.questions).isEmpty();
      assertThat(answer.isAwaited()).isTrue();
    }
  }

  @Test
  void aDeskThatNeverAnswersIsNotWaitedForForEver() throws Exception {
    var tuning = Tuning.DEFAULTS.withDeskPatience(Duration.ofMillis(50));
    try (var fixture = new ServerFixture(desk, ServerFixture.OPTIONS.withTuning(tuning));
        var client = new RawClient()) {
      client.send(RawClient.read("f"), fixture.address());
      ReadAnswer answer = desk.next();

      var ended = fixture.heard.next(Heard.Ended.class);

      assertThat(ended.outcome()).isInstanceOf(Outcome.Aborted.class);
      assertThat(answer.isAwaited()).isFalse();
      fixture.awaitRest();
      assertThat(fixture.server.openBytes()).isZero();
    }
  }

  @Test
  void onlyTheFirstAnswerCountsAndTheOthersAreGivenBack() throws Exception {
    var content = new Closeable();
    try (var fixture = new ServerFixture(desk);
        var client = new RawClient()) {
      client.send(RawClient.read("f"), fixture.address());

      ReadAnswer answer = desk.next();
      answer.refuse(ErrorCode.FILE_NOT_FOUND, "no");
      answer.send(content);
      answer.refuse(ErrorCode.ACCESS_VIOLATION, "no, really");
      answer.staySilent();

      assertThat(client.receive().packet())
          .isEqualTo(ErrorPacket.of(ErrorCode.FILE_NOT_FOUND, "no"));
      assertThat(client.receive(Duration.ofMillis(50))).isEmpty();
      assertThat(content.closed).hasValue(1);
    }
  }

  @Test
  void contentIsClosedOnceWhenTheTransferHasEnded() throws Exception {
    var content = new Closeable();
    try (var fixture = new ServerFixture(new Shelf().with("f", content));
        var client = new RawClient()) {

      client.fetch(RawClient.read("f"), fixture.address());
      fixture.awaitRest();
    }

    assertThat(content.closed).hasValue(1);
  }

  @Test
  void contentIsClosedWhenTheServerIsClosedBeforeTheAnswer() throws Exception {
    var content = new Closeable();
    ReadAnswer answer;
    try (var fixture = new ServerFixture(desk);
        var client = new RawClient()) {
      client.send(RawClient.read("f"), fixture.address());
      answer = desk.next();
    }

    answer.send(content);

    assertThat(content.closed).hasValue(1);
  }

  @Test
  void aDeskMayStaySilent() throws Exception {
    try (var fixture = new ServerFixture(desk);
        var client = new RawClient()) {
      client.send(RawClient.read("f"), fixture.address());

      desk.next().staySilent();

      assertThat(fixture.heard.next(Heard.Ended.class).outcome())
          .isInstanceOf(Outcome.Aborted.class);
      assertThat(client.receive(Duration.ofMillis(50))).isEmpty();
      fixture.awaitRest();
    }
  }

  @Test
  void anotherRequestFromTheSamePortTakesThePlaceOfOneThatWaits() throws Exception {
    try (var fixture = new ServerFixture(desk);
        var client = new RawClient()) {
      client.send(RawClient.read("one"), fixture.address());
      ReadAnswer one = desk.next();

      client.send(RawClient.read("two"), fixture.address());
      ReadAnswer two = desk.next();

      assertThat(one.isAwaited()).isFalse();
      assertThat(two.isAwaited()).isTrue();
      assertThat(fixture.heard.next(Heard.Ended.class).outcome())
          .isEqualTo(new Outcome.Superseded());
    }
  }

  @Test
  void aDeskThatFailsRefusesAndTheServerGoesOn() throws Exception {
    Desk failing =
        new Desk() {
          @Override
          public void onRead(
              ReadRequest request,
              InetSocketAddress peer,
              InetSocketAddress local,
              ReadAnswer answer) {
            throw new StackOverflowError("desk");
          }

          @Override
          public void onWrite(
              WriteRequest request,
              InetSocketAddress peer,
              InetSocketAddress local,
              WriteAnswer answer) {
            throw new IllegalStateException("desk");
          }
        };
    try (var fixture = new ServerFixture(failing);
        var client = new RawClient()) {

      client.send(RawClient.read("f"), fixture.address());
      var first = client.receive();
      client.send(RawClient.write("f"), fixture.address());
      var second = client.receive();

      var expected =
          ErrorPacket.of(ErrorCode.ACCESS_VIOLATION, "The server cannot decide on this file");
      assertThat(first.packet()).isEqualTo(expected);
      assertThat(second.packet()).isEqualTo(expected);
    }
  }
}
