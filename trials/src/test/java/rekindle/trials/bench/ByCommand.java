package rekindle.trials.bench;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// A server that is told port and folder on its command line.
///
/// @param fixedPort the only port it knows, or 0
/// @param fixedAddress the address to listen on where the port is fixed; else empty
/// @param command from where it is to listen to the command line
record ByCommand(
    String name,
    String version,
    boolean sendsFiles,
    int fixedPort,
    String fixedAddress,
    Function<Listen, List<String>> command)
    implements Contender {
  private static final int ANSWER_WITHIN_MILLIS = 250;
  private static final int TRIES = 40;

  /// Where a server listens and what it serves.
  record Listen(String address, int port, Path files) {}

  @Override
  public Running start(Place place) throws IOException {
    boolean own = !fixedAddress.isEmpty() && place.serverPrefix().isEmpty();
    String address = own ? fixedAddress : place.address();
    int port = fixedPort > 0 ? fixedPort : place.freePort();
    var all = new ArrayList<>(place.serverPrefix());
    all.addAll(command.apply(new Listen(address, port, place.files())));
    Path log = place.work().resolve(name + ".log");
    ServerTree tree = ServerTree.start(name, all, place.work(), log);
    drain(tree.process());
    var running = new Running(this, tree, address, port);
    if (place.serverPrefix().isEmpty()) {
      awaitAnswer(running, log);
    } else {
      pause(500); // Nobody outside the namespace can ask; the clients repeat themselves.
    }
    return running;
  }

  private static void drain(Process process) {
    Thread.ofVirtual().start(() -> process.inputReader().lines().forEach(_ -> {}));
  }

  /// Asks for a file that is not there until an ERROR comes back.
  private static void awaitAnswer(Running running, Path log) throws IOException {
    byte[] request = "\0\1rekindle-is-anybody-there\0octet\0".getBytes(StandardCharsets.US_ASCII);
    try (var socket = new DatagramSocket()) {
      socket.setSoTimeout(ANSWER_WITHIN_MILLIS);
      for (int i = 0; i < TRIES && running.tree().process().isAlive(); i++) {
        InetAddress to = InetAddress.getByName(running.address());
        socket.send(new DatagramPacket(request, request.length, to, running.port()));
        try {
          socket.receive(new DatagramPacket(new byte[2048], 2048));
          return;
        } catch (SocketTimeoutException _) {
          // Not yet.
        }
      }
    }
    running.close();
    throw new IOException(running.name() + " does not answer; its log: " + log);
  }

  private static void pause(int millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
