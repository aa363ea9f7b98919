package rekindle.tftp.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// What an open transfer holds of the heap. Measured in a process of its own, where no other test
/// has left anything to be collected.
final class HeapTest {
  private static final int PHONES = 1000;
  private static final long MOST_BYTES_EACH = 4096;

  /// Less cannot be, so something else was measured.
  private static final long LEAST_BYTES_EACH = 500;

  @Test
  void anOpenTransferHoldsLessThan4KiBOfTheHeap() throws Exception {
    Process probe =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-Xmx256m",
                "--enable-native-access=ALL-UNNAMED",
                "--add-opens=java.base/sun.nio.ch=ALL-UNNAMED",
                "-cp",
                System.getProperty("surefire.test.class.path", classPath()),
                HeapTest.class.getName())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String printed = new String(probe.getInputStream().readAllBytes(), UTF_8);

    assertThat(probe.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(Long.parseLong(printed.strip())).isBetween(LEAST_BYTES_EACH, MOST_BYTES_EACH);
  }

  private static String classPath() {
    return System.getProperty("java.class.path");
  }

  /// Prints how many bytes a transfer holds.
  public static void main(String[] arguments) throws Exception {
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
      System.out.println((usedBytes() - before) / (PHONES - 1));
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

  private static long usedBytes() {
    System.gc();
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }
}
