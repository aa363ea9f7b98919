package rekindle.trials.micro;

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
import rekindle.tftp.Rollover;
import rekindle.tftp.Sender;
import rekindle.tftp.SenderOutbox;
import rekindle.tftp.Terms;

/// An ACK in, the next window out: what the station computes for each ACK of a phone.
///
/// The file has no end that JMH could reach, so block numbers wrap every 65,536 blocks, as they do
/// in a file above 32 MB; both ways of rolling over are measured.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class SenderBenchmark implements SenderOutbox {
  private static final long ENDLESS_BYTES = 1L << 60;
  private static final long ROUND_TRIP_NANOS = 25_000;

  @Param({"1", "16"})
  public int windowSize;

  @Param({"TO_ZERO", "TO_ONE"})
  public Rollover rollover = Rollover.TO_ZERO;

  private Sender sender = sender();
  private long nowNanos;
  private long lastSent;

  @Setup(Level.Iteration)
  public void start() {
    sender = sender();
    sender.start(nowNanos, this);
  }

  private Sender sender() {
    Terms terms =
        new Terms(
            512, Math.max(1, windowSize), Optional.empty(), rollover, rekindle.tftp.Mode.OCTET);
    return Sender.server(terms, Optional.empty(), ENDLESS_BYTES);
  }

  @Benchmark
  public long ackOfWindow() {
    nowNanos += ROUND_TRIP_NANOS;
    sender.onAck(sender.blocks().onTheWire(lastSent), nowNanos, this);
    return lastSent;
  }

  /// A duplicate draws nothing (RFC 1123 section 4.2.3.1).
  @Benchmark
  public long duplicateAck() {
    nowNanos += ROUND_TRIP_NANOS;
    sender.onAck(0, nowNanos, this);
    return lastSent;
  }

  @Override
  public void data(long firstBlock, int count) {
    lastSent = firstBlock + count - 1;
  }

  @Override
  public void optionAck(OptionAck optionAck) {
    throw new IllegalStateException("no option was asked for");
  }

  @Override
  public void error(ErrorPacket error) {
    throw new IllegalStateException("unexpected " + error);
  }
}
