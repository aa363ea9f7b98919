package rekindle.tftp.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import rekindle.tftp.Frame;
import rekindle.tftp.PacketCodec;

/// Many phones at once, all driven by one thread, as plain as phones are: 512-byte blocks, one ACK
/// for each, and the request again after five seconds.
final class CrowdTest {
  private static final Duration ASKS_AGAIN_AFTER = Duration.ofSeconds(5);
  private static final Duration PATIENCE = Duration.ofSeconds(50);

  @Test
  void aThousandPhonesSwitchedOnByOneHandAreAllServed() throws Exception {
    byte[] file = Bytes.random(1500);

    Crowd crowd = download(1000, file);

    assertThat(crowd.served()).isEqualTo(1000);
  }

  @Test
  void aHundredPhonesFetchTwoMegabytesInLockStep() throws Exception {
    byte[] file = Bytes.random(2 << 20);

    Crowd crowd = download(100, file);

    assertThat(crowd.served()).isEqualTo(100);
  }

  private static Crowd download(int phones, byte[] file) throws Exception {
    try (var fixture = new ServerFixture(new Shelf().with("f", file));
        var crowd = new Crowd(phones, fixture.address(), file)) {
      crowd.run();
      fixture.awaitRest();
      assertThat(fixture.heard.all(Heard.Dropped.class)).isEmpty();
      return crowd;
    }
  }

  private static final class Phone {
    private final DatagramChannel channel;
    private final CRC32 sum = new CRC32();
    private long bytes;
    private int expected = 1;
    private long askAgainNanos;
    private boolean done;

    Phone(DatagramChannel channel) {
      this.channel = channel;
    }
  }

  private static final class Crowd implements AutoCloseable {
    private final Selector selector = Selector.open();
    private final List<Phone> phones = new ArrayList<>();
    private final ByteBuffer packet = ByteBuffer.allocateDirect(2048);
    private final ByteBuffer request = ByteBuffer.allocate(64);
    private final InetSocketAddress server;
    private final int fileBytes;
    private final long fileSum;

    Crowd(int size, InetSocketAddress server, byte[] file) throws IOException {
      this.server = server;
      this.fileBytes = file.length;
      this.fileSum = sumOf(file);
      PacketCodec.encode(RawClient.read("f"), request);
      request.flip();
      for (int i = 0; i < size; i++) {
        var channel = DatagramChannel.open(StandardProtocolFamily.INET);
        channel.bind(new InetSocketAddress(ServerFixture.LOCAL, 0)).configureBlocking(false);
        var phone = new Phone(channel);
        channel.register(selector, SelectionKey.OP_READ, phone);
        phones.add(phone);
      }
    }

    void run() throws IOException {
      long deadlineNanos = System.nanoTime() + PATIENCE.toNanos();
      for (Phone phone : phones) {
        ask(phone);
      }
      while (served() < phones.size() && System.nanoTime() < deadlineNanos) {
        selector.select(key -> read((Phone) key.attachment()), 100);
        askAgain();
      }
    }

    int served() {
      return (int) phones.stream().filter(phone -> phone.done).count();
    }

    @Override
    public void close() throws IOException {
      for (Phone phone : phones) {
        phone.channel.close();
      }
      selector.close();
    }

    private void ask(Phone phone) throws IOException {
      phone.channel.send(request.duplicate(), server);
      phone.askAgainNanos = System.nanoTime() + ASKS_AGAIN_AFTER.toNanos();
    }

    private void askAgain() throws IOException {
      for (Phone phone : phones) {
        if (phone.expected == 1 && System.nanoTime() > phone.askAgainNanos) {
          ask(phone);
        }
      }
    }

    private void read(Phone phone) {
      try {
        packet.clear();
        var from = phone.channel.receive(packet);
        packet.flip();
        if (from == null || phone.done || Frame.opcode(packet) != Frame.DATA) {
          return;
        }
        if (Frame.block(packet) == (phone.expected & 0xFFFF)) {
          take(phone);
          packet.clear();
          Frame.putAck(phone.expected & 0xFFFF, packet);
          phone.expected++;
          phone.channel.send(packet.flip(), from);
        }
      } catch (IOException failure) {
        throw new IllegalStateException(failure);
      }
    }

    private void take(Phone phone) {
      int bytes = packet.remaining() - Frame.HEADER_BYTES;
      packet.position(Frame.HEADER_BYTES);
      phone.sum.update(packet);
      phone.bytes += bytes;
      if (bytes < 512) {
        assertThat(phone.bytes).isEqualTo(fileBytes);
        assertThat(phone.sum.getValue()).isEqualTo(fileSum);
        phone.done = true;
      }
    }

    private static long sumOf(byte[] file) {
      var sum = new CRC32();
      sum.update(file);
      return sum.getValue();
    }
  }
}
