package rekindle.phone.wire;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// A TCP server on 127.0.0.1 that does with each connection what a test says, and notes the lines
/// it reads.
final class ScriptedServer implements AutoCloseable {
  static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.0.1");

  /// What to do with one connection; it is closed afterwards.
  @FunctionalInterface
  interface Play {
    void on(Conversation peer) throws IOException, InterruptedException;
  }

  /// One connection.
  static final class Conversation {
    final Socket socket;
    private final BufferedReader reader;
    private final List<String> heard;

    private Conversation(Socket socket, List<String> heard) throws IOException {
      this.socket = socket;
      this.heard = heard;
      reader = new BufferedReader(new InputStreamReader(socket.getInputStream(), ISO_8859_1));
    }

    /// The next line; empty at the end.
    String hear() throws IOException {
      String line = reader.readLine();
      heard.add(line == null ? "" : line);
      return heard.getLast();
    }

    /// Reads an HTTP request's head.
    void hearHead() throws IOException {
      while (!hear().isEmpty()) {}
    }

    void say(String line) throws IOException {
      socket.getOutputStream().write((line + "\r\n").getBytes(ISO_8859_1));
    }

    /// Says nothing more until the peer goes.
    void fallSilent() throws IOException {
      while (reader.read() >= 0) {}
    }
  }

  final List<String> heard = Collections.synchronizedList(new ArrayList<>());
  private final ServerSocket listening;

  private ScriptedServer(ServerSocket listening) {
    this.listening = listening;
  }

  static ScriptedServer start(Play play) throws IOException {
    var server = new ScriptedServer(new ServerSocket(0, 16, LOOPBACK));
    Thread.ofVirtual().start(() -> server.serve(play));
    return server;
  }

  /// A port on which nobody listens.
  static int unusedPort() throws IOException {
    try (var socket = new ServerSocket(0, 1, LOOPBACK)) {
      return socket.getLocalPort();
    }
  }

  InetSocketAddress address() {
    return new InetSocketAddress(LOOPBACK, listening.getLocalPort());
  }

  int port() {
    return listening.getLocalPort();
  }

  @Override
  public void close() throws IOException {
    listening.close();
  }

  private void serve(Play play) {
    while (!listening.isClosed()) {
      try {
        Socket socket = listening.accept();
        Thread.ofVirtual().start(() -> perform(play, socket));
      } catch (IOException closed) {
        return; // The test is over.
      }
    }
  }

  private void perform(Play play, Socket socket) {
    try (socket) {
      play.on(new Conversation(socket, heard));
    } catch (IOException gone) {
      heard.add("gone");
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
