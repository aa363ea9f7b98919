package rekindle.trials.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import rekindle.trials.Debian;
import rekindle.trials.Program;
import rekindle.trials.Ran;

/// The virtual phone recovers from servers that we did not write.
class ForeignServersTest {
  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource
  void thePhoneRecovers(Server server) throws IOException {
    Path image = folder.resolve("snom320.bin");
    Ran made = rekindle("image", "make", "snom320", "--out", image.toString(), "--size", "1048576");
    assertThat(made.exitCode()).as(made.errors()).isZero();
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    int port = server.port();

    Ran recovered;
    Process process = server.start(folder, port);
    try {
      recovered = recover(server.address(), port);
    } finally {
      end(process);
    }

    assertThat(recovered.exitCode()).as("%s%n%s", recovered.output(), recovered.errors()).isZero();
    assertThat(recovered.lastLine())
        .contains("\"outcome\":\"running\"")
        .contains("\"bytes\":1048576")
        .contains("\"settingsErased\":true");
  }

  private static Ran recover(String address, int port) {
    return rekindle(
        "phone",
        "snom320",
        "--server",
        address,
        "--tftp-port",
        Integer.toString(port),
        "--auto",
        "--json",
        "--speed",
        "0");
  }

  private static Ran rekindle(String... arguments) {
    return Program.rekindle(Duration.ofSeconds(100), arguments);
  }

  private static int freePort() throws IOException {
    try (var socket =
        new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))) {
      return socket.getLocalPort();
    }
  }

  private static void end(Process process) {
    process.destroy();
    try {
      if (!process.waitFor(5, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  /// A foreign server, in the foreground, on loopback only.
  enum Server {
    TFTPD_HPA,
    DNSMASQ,
    ATFTPD;

    /// Where it listens: dnsmasq knows port 69 only, so it gets a loopback address of its own.
    String address() {
      return this == DNSMASQ ? "127.0.0.69" : "127.0.0.1";
    }

    int port() throws IOException {
      return this == DNSMASQ ? 69 : freePort();
    }

    Process start(Path root, int port) throws IOException {
      String[] command =
          switch (this) {
            case TFTPD_HPA ->
                new String[] {
                  Debian.unpacked("usr/sbin/in.tftpd", "tftpd-hpa", "libwrap0"),
                  "--foreground",
                  "--address",
                  address() + ":" + port,
                  "--user",
                  "root",
                  "--secure",
                  root.toString()
                };
            case DNSMASQ ->
                new String[] {
                  Debian.program("dnsmasq", "dnsmasq-base"),
                  "--no-daemon",
                  "--conf-file=/dev/null",
                  "--port=0",
                  "--user=root",
                  "--enable-tftp",
                  "--tftp-root=" + root,
                  "--listen-address=" + address(),
                  "--bind-interfaces"
                };
            case ATFTPD ->
                new String[] {
                  Debian.unpacked("usr/sbin/atftpd", "atftpd", "libwrap0"),
                  "--daemon",
                  "--no-fork",
                  "--bind-address",
                  address(),
                  "--port",
                  Integer.toString(port),
                  "--user",
                  "root.root",
                  root.toString()
                };
          };
      Path log = root.resolveSibling(root.getFileName() + "-" + this + ".log");
      return new ProcessBuilder(command)
          .redirectErrorStream(true)
          .redirectOutput(log.toFile())
          .start();
    }
  }
}
