package rekindle.tftp.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// A running server on loopback with its shelf and its listener.
///
/// Closing it checks what every test must leave behind: no open session, and only listening
/// sockets.
final class ServerFixture implements AutoCloseable {
  static final InetAddress LOCAL = InetAddress.ofLiteral("127.0.0.1");
  static final ServerOptions OPTIONS = ServerOptions.DEFAULTS.withPort(0).withBind(List.of(LOCAL));

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  final Heard heard = new Heard();
  final TftpServer server;

  ServerFixture(Desk desk) throws IOException {
    this(desk, OPTIONS);
  }

  ServerFixture(Desk desk, ServerOptions options) throws IOException {
    server = TftpServer.open(options, desk, heard);
  }

  InetSocketAddress address() {
    return server.addresses().getFirst();
  }

  /// Waits until something holds, looking often.
  static void await(String what, BooleanSupplier holds) {
    long deadlineNanos = System.nanoTime() + PATIENCE.toNanos();
    while (!holds.getAsBoolean()) {
      assertThat(System.nanoTime()).as("waiting until " + what).isLessThan(deadlineNanos);
      LockSupport.parkNanos(1_000_000);
    }
  }

  /// Waits until every transfer has ended and its socket is closed.
  void awaitRest() {
    await("no session is open", () -> server.openSessions() == 0);
    await("transfer sockets are closed", () -> server.openSockets() == server.addresses().size());
  }

  @Override
  public void close() {
    server.close();
    assertThat(server.openSessions()).isZero();
    assertThat(server.openSockets()).isZero();
  }
}
