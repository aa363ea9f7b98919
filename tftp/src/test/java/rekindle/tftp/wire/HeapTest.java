package rekindle.tftp.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What an open transfer holds of the heap.
final class HeapTest {
  private static final int PHONES = 1000;
  private static final long MOST_BYTES_EACH = 4096;

  /// Less cannot be, so something else was measured.
  private static final long LEAST_BYTES_EACH = 500;

  private static final long SETTLED_BYTES = 50_000;

  @Test
  void anOpenTransferHoldsLessThan4KiBOfTheHeap() throws Exception {
    List<RawClient> phones = new ArrayList<>();
    try (var fixture = new ServerFixture(new Shelf().with("f", Bytes.random(100_000)))) {
      for (int i = 0; i < PHONES; i++) {
        phones.add(new RawClient());
      }
      open(fixture, phones.getFirst());
      long before = usedBytes();

      for (RawClient phone : phones.subList(1, PHONES)) {
        open(fixture, phone);
      }
      long each = (usedBytes() - before) / (PHONES - 1);

      assertThat(fixture.server.openTransfers()).hasSize(PHONES);
      System.out.println("bytes of heap for an open transfer: " + each);
      assertThat(each).isBetween(LEAST_BYTES_EACH, MOST_BYTES_EACH);
    } finally {
      phones.forEach(RawClient::close);
    }
  }

  private static void open(ServerFixture fixture, RawClient phone) throws Exception {
    phone.send(RawClient.read("f"), fixture.address());
    var first = phone.receive();
    phone.ack(1, first.from());
    phone.receive();
  }

  /// What is left when collecting frees nothing more; other tests may have left garbage behind that
  /// is found only the second time.
  private static long usedBytes() {
    long used = Long.MAX_VALUE;
    long less = collected();
    while (less < used - SETTLED_BYTES) {
      used = less;
      less = collected();
    }
    return less;
  }

  private static long collected() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }
}
