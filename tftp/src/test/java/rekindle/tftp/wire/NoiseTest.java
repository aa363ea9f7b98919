package rekindle.tftp.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.util.Random;
import org.junit.jupiter.api.Test;
import rekindle.tftp.Option;

/// A hundred thousand random datagrams against a running server.
final class NoiseTest {
  private static final int DATAGRAMS = 100_000;

  @Test
  void noiseCausesNoFailureLeaksNothingAndDisturbsNobody() throws Exception {
    long seed = Seed.value();
    var random = new Random(seed);
    byte[] file = Bytes.random(5000);
    try (var fixture = new ServerFixture(new Shelf().with("f", file));
        var client = new RawClient();
        var noise = new RawClient()) {
      client.send(RawClient.read("f"), fixture.address());
      var first = client.receive();

      for (int i = 0; i < DATAGRAMS; i++) {
        var target = random.nextInt(4) == 0 ? first.from() : fixture.address();
        noise.send(datagram(random), target);
      }
      byte[] fetched = client.finish(first);
      byte[] fetchedAfterwards = client.fetch(RawClient.read("f"), fixture.address());

      assertThat(fetched).as("-Dseed=%d", seed).isEqualTo(file);
      assertThat(fetchedAfterwards).as("-Dseed=%d", seed).isEqualTo(file);
      fixture.awaitRest();
    }
  }

  @Test
  void noiseFromThePeerItselfEndsItsOwnTransferAtMost() throws Exception {
    long seed = Seed.value();
    var random = new Random(seed);
    byte[] file = Bytes.random(50_000);
    var asked = RawClient.read("f", Option.of("windowsize", 8), Option.of("blksize", 64));
    try (var fixture = new ServerFixture(new Shelf().with("f", file));
        var client = new RawClient();
        var noise = new RawClient()) {

      for (int transfer = 0; transfer < 50; transfer++) {
        noise.send(asked, fixture.address());
        InetSocketAddress port = noise.receive().from();
        for (int i = 0; i < 200; i++) {
          noise.send(datagram(random), port);
        }
      }
      byte[] fetched = client.fetch(RawClient.read("f"), fixture.address());

      assertThat(fetched).as("-Dseed=%d", seed).isEqualTo(file);
    }
  }

  /// Bytes that look like a packet more often than chance would have it.
  private static byte[] datagram(Random random) {
    byte[] bytes = new byte[random.nextInt(80)];
    random.nextBytes(bytes);
    if (bytes.length >= 2 && random.nextInt(4) > 0) {
      bytes[0] = 0;
      bytes[1] = (byte) random.nextInt(8);
    }
    if (bytes.length > 12 && random.nextBoolean()) {
      bytes[8] = 0;
      System.arraycopy(new byte[] {'o', 'c', 't'}, 0, bytes, 9, 3);
    }
    return bytes;
  }
}
