package rekindle.station;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PortOwnerTest {
  private static final String HEAD =
      "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout"
          + " inode ref pointer drops\n";

  @TempDir Path proc;

  @BeforeEach
  void aMachine() throws IOException {
    Files.createDirectories(proc.resolve("net"));
    table("udp", "0100007F:1B39", 4242);
    table("udp6", "00000000000000000000000000000000:0045", 7777);
    process(12, "systemd", "pipe:[3]", "socket:[1]");
    process(815, "in.tftpd", "pipe:[4]", "socket:[7777]");
    process(900, "java", "socket:[4242]", "pipe:[7]");
  }

  @Test
  void theProcessBehindAPortIsNamed() {
    assertThat(PortOwner.ofUdpPort(proc, 69)).contains(new PortOwner("in.tftpd", 815));
    assertThat(PortOwner.ofUdpPort(proc, 6969)).contains(new PortOwner("java", 900));
  }

  @Test
  void aFreePortHasNoOwner() {
    assertThat(PortOwner.ofUdpPort(proc, 70)).isEmpty();
  }

  @Test
  void withoutRightsOrWithoutLinuxThereIsNoAnswer(@TempDir Path empty) throws IOException {
    Files.delete(proc.resolve("900/fd/3"));

    assertThat(PortOwner.ofUdpPort(proc, 6969)).isEmpty();
    assertThat(PortOwner.ofUdpPort(empty, 69)).isEmpty();
  }

  @Test
  void aPersonReadsNameAndNumber() {
    assertThat(new PortOwner("in.tftpd", 81_500)).hasToString("in.tftpd (process 81500)");
  }

  private void table(String name, String localAddress, int inode) throws IOException {
    String line =
        " 1234: %s 00000000:0000 07 00000000:00000000 00:00000000 00000000   0        0 %d 2 0 0%n"
            .formatted(localAddress, inode);
    Files.writeString(proc.resolve("net").resolve(name), HEAD + line);
  }

  private void process(int id, String name, String... descriptors) throws IOException {
    Path fd = Files.createDirectories(proc.resolve(Integer.toString(id)).resolve("fd"));
    Files.writeString(fd.resolveSibling("comm"), name + "\n");
    for (int i = 0; i < descriptors.length; i++) {
      Files.createSymbolicLink(fd.resolve(Integer.toString(i + 3)), Path.of(descriptors[i]));
    }
  }
}
