package rekindle.tftp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// Files whose block numbers go round once and many times.
final class LargeFileTest {
  @ParameterizedTest
  @CsvSource({
    // 40 MB in lock-step; 131,073 blocks and more, so twice round; past 4 GB with large and small
    // blocks.
    "512, 1, TO_ZERO, 41943040, 0",
    "512, 1, TO_ONE, 41943040, 0",
    "512, 16, TO_ZERO, 70000000, 0",
    "512, 16, TO_ONE, 70000000, 0",
    "65464, 64, TO_ZERO, 4400000000, 0",
    "65464, 1, TO_ONE, 4400000000, 0",
    "1428, 64, TO_ZERO, 4400000000, 0",
    "8, 64, TO_ZERO, 1100000, 10",
    "8, 64, TO_ONE, 1100000, 10",
    "8, 1, TO_ONE, 530000, 3"
  })
  void everyBlockArrivesInItsPlaceHoweverOftenTheNumbersGoRound(
      int blockSizeBytes, int windowSize, Rollover rollover, long sizeBytes, int lossPercent) {
    Terms terms = new Terms(blockSizeBytes, windowSize, Optional.empty(), rollover, Mode.OCTET);

    Link link = new Link(terms, sizeBytes, lossPercent);
    link.run();

    assertThat(link.receiver.outcome()).contains(new Outcome.Complete());
    assertThat(link.receiver.receivedBytes()).isEqualTo(sizeBytes);
    assertThat(link.sender.outcome().map(Outcome::isComplete)).contains(true);
  }

  @ParameterizedTest
  @EnumSource
  void aLossAtEveryPlaceAroundTheWrapIsMended(Rollover rollover) {
    Terms terms = new Terms(8, 64, Optional.empty(), rollover, Mode.OCTET);

    for (long lost = 65_536 - 70; lost <= 65_536 + 70; lost++) {
      Link link = new Link(terms, 8 * 65_700L, 0);
      link.swallow = lost;
      link.run();

      assertThat(link.receiver.receivedBytes()).isEqualTo(8 * 65_700L);
      assertThat(link.receiver.outcome()).contains(new Outcome.Complete());
    }
  }

  @Test
  void aStaleLastNumberAfterTheWrapIsNotTakenForANewBlock() {
    Link link = new Link(Terms.plain(Mode.OCTET), 512 * 65_600L, 0);
    link.run(65_537);

    link.receiver.onData(65_535, ByteBuffer.allocate(512), link.nowNanos, link);
    link.receiver.onData(65_534, ByteBuffer.allocate(512), link.nowNanos, link);

    assertThat(link.receiver.receivedBlocks()).isEqualTo(65_537);
  }

  /// Sender and receiver without a network between them but for losses, fast enough for gigabytes:
  /// a block carries its number and is as long as it claims, its other bytes stay what they were.
  private static final class Link implements SenderOutbox, ReceiverOutbox {
    private final Sender sender;
    private final Receiver receiver;
    private final Blocks blocks;
    private final ByteBuffer payload;
    private final Queue<Integer> acks = new ArrayDeque<>();
    private final Random random = new Random(42);
    private final int lossPercent;
    private long swallow = -1;
    private long nowNanos;
    private long windowFirst;
    private int windowCount;

    Link(Terms terms, long sizeBytes, int lossPercent) {
      this.sender = Sender.client(terms, sizeBytes, ClientHabits.REKINDLE.retry());
      this.receiver = Receiver.server(terms, Optional.empty());
      this.blocks = sender.blocks();
      this.payload = ByteBuffer.allocate(terms.blockSizeBytes());
      this.lossPercent = lossPercent;
    }

    void run() {
      run(Long.MAX_VALUE);
    }

    void run(long untilBlock) {
      receiver.start(nowNanos, this);
      sender.start(nowNanos, this);
      while (receiver.receivedBlocks() < untilBlock && deadlineNanos() < Long.MAX_VALUE) {
        if (windowCount > 0) {
          deliverWindow();
        } else if (!acks.isEmpty()) {
          sender.onAck(acks.remove(), nowNanos, this);
        } else {
          nowNanos = deadlineNanos();
          sender.onTime(nowNanos, this);
          receiver.onTime(nowNanos, this);
        }
      }
    }

    private long deadlineNanos() {
      return Math.min(sender.deadlineNanos(), receiver.deadlineNanos());
    }

    private void deliverWindow() {
      long first = windowFirst;
      int count = windowCount;
      windowCount = 0;
      for (long block = first; block < first + count; block++) {
        if (swallow == block) {
          swallow = -1;
        } else if (random.nextInt(100) >= lossPercent) {
          payload.clear().limit(blocks.payloadBytes(block));
          if (payload.limit() >= 8) {
            payload.putLong(0, block);
          }
          receiver.onData(blocks.onTheWire(block), payload, nowNanos, this);
        }
      }
    }

    @Override
    public void data(long firstBlock, int count) {
      windowFirst = firstBlock;
      windowCount = count;
    }

    @Override
    public void ack(int blockOnTheWire) {
      if (random.nextInt(100) >= lossPercent) {
        acks.add(blockOnTheWire);
      }
    }

    @Override
    public void accept(ByteBuffer bytes) {
      long block = receiver.receivedBlocks() + 1;
      if (bytes.remaining() >= 8 && bytes.getLong(0) != block) {
        throw new AssertionError("block " + bytes.getLong(0) + " in the place of " + block);
      }
    }

    @Override
    public void optionAck(OptionAck optionAck) {
      throw new IllegalStateException("no options here");
    }

    @Override
    public void request(ReadRequest request) {
      throw new IllegalStateException("no requests here");
    }

    @Override
    public void error(ErrorPacket error) {
      throw new IllegalStateException("unexpected " + error);
    }

    @Override
    public void startOver(String why) {
      throw new IllegalStateException("nothing starts over here");
    }
  }
}
