package rekindle.tftp.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rekindle.tftp.Blocks;
import rekindle.tftp.Data;
import rekindle.tftp.Rollover;

/// What becomes of a batch that the system does not take; what the system would say is said by the
/// test.
final class BlocksInBatchesTest {
  private static final Blocks BLOCKS = new Blocks(20 * 512L, 512, Rollover.TO_ZERO);
  private static final int ENETUNREACH = 101;

  @TempDir private Path folder;
  private SelectorLoop loop;
  private RawClient peer;
  private TransferSocket socket;
  private BlocksInBatches writer;

  @BeforeEach
  void start() throws Exception {
    assumeTrue(Libc.AVAILABLE, "there are no batches elsewhere");
    var file = MappedFile.open(Files.write(folder.resolve("f"), Bytes.random(20 * 512)));
    loop = SelectorLoop.start("test-loop", new MonotonicClock(), SystemPath.SEGMENTS);
    peer = new RawClient();
    socket = LoopQuestion.ask(loop, this::opened);
    writer = new BlocksInBatches(BLOCKS, file, socket, loop.batches().orElseThrow(), this::unsent);
  }

  private TransferSocket opened() throws Exception {
    var strangers = new Strangers(new Gate(List.of()));
    var sockets = new ReplySockets(loop, new TransferPorts(PortRange.ANY), strangers);
    PeerAddress name = PeerAddress.of(peer.address());
    ReplySocket replies = sockets.forDownload(ServerFixture.LOCAL, name, true);
    var opened = new TransferSocket(replies, peer.address(), new Again());
    opened.join();
    return opened;
  }

  @AfterEach
  void stop() {
    if (loop != null) {
      loop.close();
      peer.close();
    }
  }

  @Test
  void aWindowLeavesAtTheEndOfTheTurn() throws Exception {
    onTheLoop(() -> writer.send(1, 4));

    assertThat(received()).containsExactly(1, 2, 3, 4);
  }

  @ParameterizedTest
  @ValueSource(ints = {Libc.EMSGSIZE, Libc.EIO, Libc.EINVAL, Libc.ENOPROTOOPT})
  void whatIsNotCutLeavesBlockByBlockFromThenOn(int errno) throws Exception {
    onTheLoop(() -> writer.send(1, 4));
    received();

    onTheLoop(() -> writer.unsent(1, 4, errno));
    List<Integer> again = received();
    onTheLoop(() -> writer.send(5, 3));
    List<Integer> next = received();

    assertThat(again).containsExactly(1, 2, 3, 4);
    assertThat(next).containsExactly(5, 6, 7);
    assertThat(writer.failure()).isEmpty();
  }

  @Test
  void oneBlockThatIsTooLargeEndsTheTransfer() throws Exception {
    onTheLoop(() -> writer.send(1, 1));

    onTheLoop(() -> writer.unsent(1, 1, Libc.EMSGSIZE));

    assertThat(writer.failure()).contains(BlockWriter.TOO_LARGE);
  }

  @Test
  void aFullQueueIsWaitedForAndTheRestFollows() throws Exception {
    onTheLoop(() -> writer.send(1, 8));
    received();

    onTheLoop(() -> writer.unsent(5, 2, Libc.EAGAIN));

    assertThat(received()).as("sent again as soon as there is room").containsExactly(5, 6, 7, 8);
    assertThat(writer.failure()).isEmpty();
  }

  @Test
  void aPartThatFollowsOnOneThatWaitsForRoomLeavesBehindIt() throws Exception {
    onTheLoop(() -> writer.send(1, 4));
    received();

    onTheLoop(
        () -> {
          writer.unsent(1, 4, Libc.EAGAIN);
          writer.send(5, 2);
        });

    assertThat(received()).containsExactly(1, 2, 3, 4, 5, 6);
  }

  @Test
  void aNetworkThatIsDownLosesPacketsAndIsRemembered() throws Exception {
    onTheLoop(() -> writer.send(1, 2));
    received();

    onTheLoop(() -> writer.unsent(1, 2, ENETUNREACH));

    assertThat(received()).isEmpty();
    assertThat(writer.failure()).isEmpty();
    assertThat(socket.trouble()).contains("error 101 of the system");
  }

  @Test
  void whatWasOnceUnsentOfAnEarlierWindowDoesNotMatter() throws Exception {
    onTheLoop(() -> writer.send(1, 4));
    onTheLoop(() -> writer.send(3, 4));
    received();

    onTheLoop(() -> writer.unsent(1, 4, Libc.EIO));

    assertThat(received()).isEmpty();
  }

  private void unsent(long first, int count, int errno) {
    throw new AssertionError("blocks %d, %d: error %d".formatted(first, count, errno));
  }

  private final class Again implements ReplySocket.Guest {
    @Override
    public void arrived(ByteBuffer datagram, long nowNanos) {}

    @Override
    public void roomAgain(long nowNanos) {
      writer.roomAgain();
    }
  }

  private interface Step {
    void run() throws Exception;
  }

  private void onTheLoop(Step step) throws Exception {
    boolean _ =
        LoopQuestion.ask(
            loop,
            () -> {
              step.run();
              return true;
            });
  }

  private List<Integer> received() throws Exception {
    var blocks = new ArrayList<Integer>();
    var next = peer.receive(Duration.ofMillis(100));
    while (next.isPresent()) {
      blocks.add(((Data) next.get().packet()).block());
      next = peer.receive(Duration.ofMillis(100));
    }
    return blocks;
  }
}
