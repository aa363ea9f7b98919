package rekindle.tftp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.Random;
import org.junit.jupiter.api.Test;
import rekindle.tftp.Decoded.Malformed;
import rekindle.tftp.Decoded.Ok;

/// Two million datagrams that nobody meant.
final class PacketCodecNoiseTest {
  private static final int BATCHES = 200;
  private static final int DATAGRAMS_A_BATCH = 10_000;
  private static final int LARGEST_BYTES = 600;

  private final byte[] bytes = new byte[2 * LARGEST_BYTES];
  private final ByteBuffer again = ByteBuffer.allocate(8 * LARGEST_BYTES);

  @Test
  void anyDatagramIsAPacketThatSurvivesTheRoundTripOrMalformed() {
    int[] packets = new int[1];

    Seeds.forEach(
        BATCHES,
        seed -> {
          Random random = new Random(seed);
          for (int i = 0; i < DATAGRAMS_A_BATCH; i++) {
            packets[0] += check(draw(random)) ? 1 : 0;
          }
        });

    assertThat(packets[0]).isPositive();
  }

  /// Whether it was a packet.
  private boolean check(ByteBuffer datagram) {
    Decoded decoded = PacketCodec.decode(datagram);
    if (datagram.hasRemaining()) {
      throw new AssertionError("not read to its limit");
    }
    return switch (decoded) {
      case Malformed _ -> false;
      case Ok(Packet packet) -> {
        again.clear();
        PacketCodec.encode(packet, again);
        if (again.position() != PacketCodec.sizeBytes(packet)
            || !PacketCodec.decode(again.flip()).equals(decoded)) {
          throw new AssertionError("does not survive the round trip: " + packet);
        }
        yield true;
      }
    };
  }

  private ByteBuffer draw(Random random) {
    return switch (random.nextInt(4)) {
      case 0 -> noise(random);
      case 1 -> texts(random);
      default -> mutant(random);
    };
  }

  private ByteBuffer noise(Random random) {
    int size = random.nextInt(40);
    for (int i = 0; i < size; i++) {
      bytes[i] = (byte) random.nextInt();
    }
    opcode(random);
    return ByteBuffer.wrap(bytes, 0, size);
  }

  /// Rows of short texts, many of them empty, behind a valid opcode.
  private ByteBuffer texts(Random random) {
    int size = 2 + random.nextInt(60);
    for (int i = 2; i < size; i++) {
      bytes[i] = (byte) (random.nextInt(3) == 0 ? 0 : random.nextInt());
    }
    opcode(random);
    return ByteBuffer.wrap(bytes, 0, size);
  }

  /// A real packet, cut, stretched or with some bytes changed.
  private ByteBuffer mutant(Random random) {
    var packets = PacketCodecTest.packets();
    ByteBuffer packet = ByteBuffer.wrap(bytes);
    PacketCodec.encode(packets.get(random.nextInt(packets.size())), packet);
    int size = Math.max(0, packet.position() + random.nextInt(9) - 4);
    for (int changes = random.nextInt(4); changes > 0 && size > 0; changes--) {
      bytes[random.nextInt(size)] = (byte) random.nextInt();
    }
    return ByteBuffer.wrap(bytes, 0, size);
  }

  private void opcode(Random random) {
    bytes[0] = 0;
    bytes[1] = (byte) random.nextInt(8);
  }
}
