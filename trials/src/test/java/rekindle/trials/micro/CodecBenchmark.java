package rekindle.trials.micro;

import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import rekindle.tftp.Decoded;
import rekindle.tftp.Frame;
import rekindle.tftp.Option;
import rekindle.tftp.Options;
import rekindle.tftp.PacketCodec;
import rekindle.tftp.ReadRequest;

/// Packets to bytes and back: once a transfer for requests, once a packet for ACK and DATA.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class CodecBenchmark {
  private final ReadRequest request =
      new ReadRequest(
          "snom320.bin",
          "octet",
          Options.of(
              Option.of(Option.BLOCK_SIZE, 1428),
              Option.of(Option.WINDOW_SIZE, 16),
              Option.of(Option.TRANSFER_SIZE, 0)));
  private final ByteBuffer bytesOfRequest = encoded();
  private final ByteBuffer packet = ByteBuffer.allocateDirect(2048);
  private int block;

  private ByteBuffer encoded() {
    ByteBuffer bytes = ByteBuffer.allocateDirect(PacketCodec.sizeBytes(request));
    PacketCodec.encode(request, bytes);
    return bytes.flip();
  }

  @Benchmark
  public Decoded decodeRequestWithThreeOptions() {
    bytesOfRequest.rewind();
    return PacketCodec.decode(bytesOfRequest);
  }

  @Benchmark
  public ByteBuffer encodeRequestWithThreeOptions() {
    packet.clear();
    PacketCodec.encode(request, packet);
    return packet;
  }

  /// As an event loop reads one.
  @Benchmark
  public int readAck() {
    packet.clear();
    Frame.putAck(nextBlock(), packet);
    packet.flip();
    return Frame.opcode(packet) == Frame.ACK ? Frame.block(packet) : -1;
  }

  @Benchmark
  public ByteBuffer writeDataHeader() {
    packet.clear();
    Frame.putDataHeader(nextBlock(), packet);
    return packet;
  }

  private int nextBlock() {
    return block++ & 0xFFFF;
  }
}
