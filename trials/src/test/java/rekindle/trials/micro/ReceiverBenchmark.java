package rekindle.trials.micro;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import rekindle.tftp.ErrorPacket;
import rekindle.tftp.OptionAck;
import rekindle.tftp.ReadRequest;
import rekindle.tftp.Receiver;
import rekindle.tftp.ReceiverOutbox;
import rekindle.tftp.Rollover;
import rekindle.tftp.Terms;

/// A block in, at a window's end an ACK out: what the virtual phone, `get` and an upload compute
/// for each block. The file has no end, so block numbers wrap.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class ReceiverBenchmark implements ReceiverOutbox {
  private static final long BLOCK_NANOS = 2_000;
  private static final int BLOCK_SIZE_BYTES = 512;

  @Param({"1", "16"})
  public int windowSize;

  private final ByteBuffer payload = ByteBuffer.allocateDirect(BLOCK_SIZE_BYTES);
  private Receiver receiver = receiver();
  private long nowNanos;
  private long block;
  private long lastAcknowledged;

  @Setup(Level.Iteration)
  public void start() {
    block = 0;
    receiver = receiver();
    receiver.start(nowNanos, this);
  }

  private Receiver receiver() {
    Terms terms =
        new Terms(
            BLOCK_SIZE_BYTES,
            Math.max(1, windowSize),
            Optional.empty(),
            Rollover.TO_ZERO,
            rekindle.tftp.Mode.OCTET);
    return Receiver.server(terms, Optional.empty());
  }

  @Benchmark
  public long nextBlock() {
    nowNanos += BLOCK_NANOS;
    block++;
    payload.clear();
    receiver.onData((int) (block & 0xFFFF), payload, nowNanos, this);
    return lastAcknowledged;
  }

  @Override
  public void ack(int blockOnTheWire) {
    lastAcknowledged = blockOnTheWire;
  }

  @Override
  public void accept(ByteBuffer bytes) {
    bytes.position(bytes.limit());
  }

  @Override
  public void request(ReadRequest request) {
    throw new IllegalStateException("a server sends no request");
  }

  @Override
  public void optionAck(OptionAck optionAck) {
    throw new IllegalStateException("no option was asked for");
  }

  @Override
  public void error(ErrorPacket error) {
    throw new IllegalStateException("unexpected " + error);
  }

  @Override
  public void startOver(String why) {
    throw new IllegalStateException("a server does not start over");
  }
}
