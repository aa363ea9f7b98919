package rekindle.tftp.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.DatagramChannel;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class SelectorLoopTest {
  private static final InetAddress LOCAL = InetAddress.getLoopbackAddress();

  private final MonotonicClock clock = new MonotonicClock();
  private SelectorLoop loop;

  @BeforeEach
  void start() throws Exception {
    loop = SelectorLoop.start("test-loop", clock);
  }

  @AfterEach
  void stop() throws Exception {
    loop.close();
    assertThat(loop.join(Duration.ofSeconds(5))).isTrue();
  }

  @Test
  void aTaskWakesALoopThatHasNothingToDo() throws Exception {
    var ran = new CompletableFuture<Boolean>();

    loop.execute(() -> ran.complete(loop.isCurrent()));

    assertThat(ran.get(5, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void theLoopSurvivesWhatItsGuestsThrow() throws Exception {
    var ran = new CompletableFuture<Boolean>();

    loop.execute(
        () -> {
          throw new StackOverflowError("a broken guest");
        });
    loop.execute(() -> ran.complete(true));

    assertThat(ran.get(5, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void anAlarmRingsWithoutAnyPacket() throws Exception {
    var rang = new CompletableFuture<Long>();
    long deadlineNanos = clock.nanos() + TimeUnit.MILLISECONDS.toNanos(20);

    loop.execute(() -> loop.alarms().set(once(deadlineNanos, rang)));

    assertThat(rang.get(5, TimeUnit.SECONDS)).isGreaterThanOrEqualTo(deadlineNanos);
  }

  @Test
  void aSocketsOwnerHearsOfItsFailureAndTheLoopGoesOn() throws Exception {
    var failed = new CompletableFuture<Throwable>();
    var broken = new IllegalStateException("broken");
    DatagramChannel channel = UdpSocket.open("a test", LOCAL, 0, 4096);
    loop.execute(() -> register(channel, owner(broken, failed)));

    send((InetSocketAddress) channel.getLocalAddress());

    assertThat(failed.get(5, TimeUnit.SECONDS)).isSameAs(broken);
    var ran = new CompletableFuture<Boolean>();
    loop.execute(() -> ran.complete(true));
    assertThat(ran.get(5, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void aPortIsReallyFreeWhenItIsSaidToBe() throws Exception {
    var freed = new CompletableFuture<Boolean>();
    DatagramChannel channel = UdpSocket.open("a test", LOCAL, 0, 4096);
    var address = (InetSocketAddress) channel.getLocalAddress();
    loop.execute(
        () -> register(channel, owner(new IllegalStateException(), new CompletableFuture<>())));

    loop.execute(() -> loop.closeSocket(channel, () -> freed.complete(true)));

    assertThat(freed.get(5, TimeUnit.SECONDS)).isTrue();
    UdpSocket.open("a test", LOCAL, address.getPort(), 4096).close();
    assertThat(loop.sockets()).isZero();
  }

  @Test
  void aClosedLoopRunsWhatItHasAndTakesNothingMore() throws Exception {
    var ran = new CompletableFuture<Boolean>();
    loop.execute(() -> ran.complete(true));

    loop.close();
    boolean taken = loop.execute(() -> {});

    assertThat(ran.get(5, TimeUnit.SECONDS)).isTrue();
    assertThat(taken).isFalse();
  }

  private void register(DatagramChannel channel, SelectorLoop.Owner owner) {
    try {
      loop.register(channel, owner);
    } catch (IOException failure) {
      throw new IllegalStateException(failure);
    }
  }

  private static void send(InetSocketAddress to) throws IOException {
    try (var socket = new DatagramSocket(new InetSocketAddress(LOCAL, 0))) {
      socket.send(new DatagramPacket(new byte[1], 1, to));
    }
  }

  private SelectorLoop.Owner owner(RuntimeException broken, CompletableFuture<Throwable> failed) {
    return new SelectorLoop.Owner() {
      @Override
      public void readable(long nowNanos) {
        loop.incoming().clear();
        throw broken;
      }

      @Override
      public void writable(long nowNanos) {}

      @Override
      public void failed(Throwable failure, long nowNanos) {
        failed.complete(failure);
      }
    };
  }

  private static Alarms.Sleeper once(long deadlineNanos, CompletableFuture<Long> rang) {
    return new Alarms.Sleeper() {
      @Override
      public long deadlineNanos() {
        return rang.isDone() ? Long.MAX_VALUE : deadlineNanos;
      }

      @Override
      public void wake(long nowNanos) {
        rang.complete(nowNanos);
      }
    };
  }
}
