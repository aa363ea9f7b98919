package rekindle.tftp;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static rekindle.tftp.Samples.bytes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class NetasciiTest {
  @Test
  void lineEndsBecomePairs() throws IOException {
    Content netascii = NetasciiContent.of(new Text("one\ntwo\rthree\r\n"));

    assertThat(read(netascii, 0, 100)).isEqualTo("one\r\ntwo\r\0three\r\0\r\n");
    assertThat(netascii.sizeBytes()).isEqualTo(19);
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "1, 2", "4095, 8190", "4096, 8192", "4097, 8194", "100000, 200000"})
  void theSizeIsWhatGoesOnTheWire(int newLines, long sizeBytes) throws IOException {
    Content netascii = NetasciiContent.of(new Text("\n".repeat(newLines)));

    assertThat(netascii.sizeBytes()).isEqualTo(sizeBytes);
  }

  @Test
  void aPairMayStraddleBlocksAndABlockReadAgainIsTheSame() throws IOException {
    Content netascii = NetasciiContent.of(new Text("1234567\n89"));

    assertThat(read(netascii, 0, 8)).isEqualTo("1234567\r");
    assertThat(read(netascii, 8, 8)).isEqualTo("\n89");
    assertThat(read(netascii, 0, 8)).isEqualTo("1234567\r");
    assertThat(read(netascii, 8, 8)).isEqualTo("\n89");
  }

  @Test
  void behindTheEndThereIsNothing() throws IOException {
    Content netascii = NetasciiContent.of(new Text("a\n"));

    assertThat(netascii.read(3, ByteBuffer.allocate(8))).isEqualTo(-1);
  }

  @Test
  void aFileThatShrinksReadsAsEndedAndNotAsComplete() throws IOException {
    Shrinking raw = new Shrinking("x".repeat(10_000));
    Content netascii = NetasciiContent.of(raw);
    ByteBuffer packet = ByteBuffer.allocate(8_192);

    raw.text = "x".repeat(5_000);
    boolean whole = new Blocks(10_000, 1428, Rollover.TO_ZERO).frame(4, netascii, packet);

    assertThat(netascii.sizeBytes()).isEqualTo(10_000);
    assertThat(read(netascii, 0, 8_192)).isEqualTo("x".repeat(4_096));
    assertThat(whole).isFalse();
  }

  @Test
  void decodingUndoesEncodingInBlocksOfAnySizeInAnyOrderOfReading() {
    Seeds.forEach(
        300,
        seed -> {
          Random random = new Random(seed);
          String text = randomText(random);
          int blockSizeBytes = 8 + random.nextInt(600);

          assertThat(transfer(text, blockSizeBytes, random)).isEqualTo(text);
        });
  }

  @Test
  void aCrWaitsForTheNextBlock() {
    NetasciiDecoder decoder = new NetasciiDecoder();

    assertThat(decode(decoder, "one\r")).isEqualTo("one");
    assertThat(decode(decoder, "\ntwo\r")).isEqualTo("\ntwo");
    assertThat(decode(decoder, "\0")).isEqualTo("\r");
  }

  @Test
  void aCrBeforeAnythingElseStaysACr() {
    assertThat(decode(new NetasciiDecoder(), "a\rb\r\r\nc")).isEqualTo("a\rb\r\nc");
  }

  @Test
  void aCrAtTheVeryEndIsNotLost() {
    NetasciiDecoder decoder = new NetasciiDecoder();
    ByteBuffer rest = ByteBuffer.allocate(1);
    decode(decoder, "end\r");

    decoder.finish(rest);

    assertThat(text(rest.flip())).isEqualTo("\r");
  }

  private static String transfer(String text, int blockSizeBytes, Random random) {
    try {
      Content netascii = NetasciiContent.of(new Text(text));
      Blocks blocks = new Blocks(netascii.sizeBytes(), blockSizeBytes, Rollover.TO_ZERO);
      NetasciiDecoder decoder = new NetasciiDecoder();
      StringBuilder received = new StringBuilder();
      for (long block = 1; block <= blocks.last(); block++) {
        read(netascii, blocks.positionBytes(1 + random.nextLong(block)), blockSizeBytes);
        String wire = read(netascii, blocks.positionBytes(block), blocks.payloadBytes(block));
        received.append(decode(decoder, wire));
      }
      ByteBuffer rest = ByteBuffer.allocate(1);
      decoder.finish(rest);
      return received.append(text(rest.flip())).toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String randomText(Random random) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(12_000); i > 0; i--) {
      text.append("\r\n\0ab".charAt(random.nextInt(5)));
    }
    return text.toString();
  }

  private static String read(Content content, long position, int count) throws IOException {
    ByteBuffer into = ByteBuffer.allocate(count);
    content.read(position, into);
    return text(into.flip());
  }

  private static String decode(NetasciiDecoder decoder, String wire) {
    ByteBuffer into = ByteBuffer.allocate(wire.length() + 1);
    decoder.decode(bytes(wire), into);
    return text(into.flip());
  }

  private static String text(ByteBuffer bytes) {
    return ISO_8859_1.decode(bytes).toString();
  }

  private record Text(String text) implements Content {
    @Override
    public long sizeBytes() {
      return text.length();
    }

    @Override
    public int read(long position, ByteBuffer into) {
      int count = (int) Math.min(into.remaining(), text.length() - position);
      into.put(text.substring((int) position, (int) position + count).getBytes(ISO_8859_1));
      return count == 0 ? -1 : count;
    }
  }

  /// A file that someone truncates; its size is fixed all the same.
  private static final class Shrinking implements Content {
    private final long sizeBytes;
    private String text;

    Shrinking(String text) {
      this.sizeBytes = text.length();
      this.text = text;
    }

    @Override
    public long sizeBytes() {
      return sizeBytes;
    }

    @Override
    public int read(long position, ByteBuffer into) {
      return position >= text.length() ? -1 : new Text(text).read(position, into);
    }
  }
}
