package rekindle.tftp.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import rekindle.tftp.Cidr;
import rekindle.tftp.OpenBytes;
import rekindle.tftp.PacketCodec;
import rekindle.tftp.ReadRequest;

/// Whom the doorman lets in; sources that no loopback socket can have are told to it by hand.
final class DoormanTest {
  private final MonotonicClock clock = new MonotonicClock();
  private final Heard heard = new Heard();
  private final Shelf shelf = new Shelf();
  private SelectorLoop loop;

  @BeforeEach
  void start() throws Exception {
    loop = SelectorLoop.start("test-door", clock);
  }

  @AfterEach
  void stop() {
    loop.close();
  }

  @Test
  void aSourceOutsideThePrivateRangesIsDroppedInSilence() throws Exception {
    var house = house(List.of());

    arrive(house, new InetSocketAddress(InetAddress.ofLiteral("198.51.100.7"), 4000), 1);

    assertThat(heard.next(Heard.Dropped.class).reason()).isEqualTo(DropReason.SOURCE_NOT_ALLOWED);
    assertThat(heard.all(Heard.Requested.class)).isEmpty();
    assertThat(house.sessions().all()).isEmpty();
  }

  @Test
  void anAllowedSourceIsLetIn() throws Exception {
    var house = house(List.of(Cidr.parse("127.0.0.0/8").orElseThrow()));

    arrive(house, new InetSocketAddress(InetAddress.ofLiteral("127.0.0.9"), 4000), 1);

    assertThat(heard.next(Heard.Requested.class).peer().getPort()).isEqualTo(4000);
  }

  @Test
  void aFloodFromOutsideIsReportedAFewTimesOnly() throws Exception {
    var house = house(List.of());

    arrive(house, new InetSocketAddress(InetAddress.ofLiteral("198.51.100.7"), 4000), 10_000);

    assertThat(heard.all(Heard.Dropped.class)).hasSizeBetween(1, 50);
  }

  @Test
  void aUsedUpBudgetMeansSilence() throws Exception {
    var house = house(List.of());
    InetAddress source = InetAddress.ofLiteral("127.0.0.9");
    int almostAll = (int) OpenBytes.PER_SOURCE_BYTES - Gate.WORST_FIRST_ANSWER_BYTES + 1;
    assertThat(house.gate().reserve(source, almostAll, clock.nanos())).isPresent();

    arrive(house, new InetSocketAddress(source, 4000), 1);

    assertThat(heard.next(Heard.Dropped.class).reason()).isEqualTo(DropReason.OVER_BUDGET);
    assertThat(heard.all(Heard.Requested.class)).isEmpty();
  }

  @Test
  void aRefusalKeepsItsBytesReservedBecauseItProvesNothing() throws Exception {
    var house = house(List.of());

    arrive(house, new InetSocketAddress(InetAddress.ofLiteral("127.0.0.9"), 4000), 1);
    heard.next(Heard.Refused.class);

    long reserved = house.gate().openBytes(clock.nanos());
    assertThat(reserved).isEqualTo(4 + "File not found".length() + 1);
  }

  @Test
  void aSourceWithoutAPortCannotBeAnswered() throws Exception {
    var house = house(List.of());

    arrive(house, new InetSocketAddress(InetAddress.ofLiteral("127.0.0.9"), 0), 1);

    assertThat(heard.next(Heard.Dropped.class).reason()).isEqualTo(DropReason.MALFORMED);
  }

  private House house(List<Cidr> allow) {
    var gate = new Gate(allow);
    return new House(
        ServerOptions.DEFAULTS,
        clock,
        gate,
        new Sessions(),
        new GuardedListener(heard, clock),
        new Semaphore(1),
        loop,
        List.of(new ReplySockets(loop, new TransferPorts(PortRange.ANY), new Strangers(gate))));
  }

  /// Lets the same request arrive `times` times, on the loop as it should be.
  private void arrive(House house, InetSocketAddress peer, int times) throws Exception {
    var doorman = new Doorman(house, shelf);
    var at = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    var done = new CompletableFuture<Boolean>();
    loop.execute(
        () -> {
          try {
            Door door = AddressSocket.open(at, loop, doorman).door();
            for (int i = 0; i < times; i++) {
              doorman.arrived(door, request(), peer);
            }
            doorman.quiet();
            done.complete(true);
          } catch (Throwable failure) {
            done.completeExceptionally(failure);
          }
        });
    assertThat(done.get(10, TimeUnit.SECONDS)).isTrue();
  }

  private static ByteBuffer request() {
    ReadRequest request = RawClient.read("f");
    ByteBuffer datagram = ByteBuffer.allocate(PacketCodec.sizeBytes(request));
    PacketCodec.encode(request, datagram);
    return datagram.flip();
  }
}
