package rekindle.station.ftp;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// An FTP client that sends what it is told, line by line.
final class RawFtp implements AutoCloseable {
  private static final Pattern LAST_LINE = Pattern.compile("\\d{3} .*");
  private static final Pattern PASSIVE = Pattern.compile(".*\\((?:\\d+,){4}(\\d+),(\\d+)\\).*");
  private static final Pattern EXTENDED = Pattern.compile(".*\\(\\|\\|\\|(\\d+)\\|\\).*");

  private final Socket socket;
  private final BufferedReader replies;

  /// Connects and reads the greeting.
  RawFtp(InetSocketAddress server) throws IOException {
    socket = new Socket(server.getAddress(), server.getPort());
    socket.setSoTimeout(20_000);
    replies =
        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
    reply();
  }

  static RawFtp loggedIn(InetSocketAddress server, String user) throws IOException {
    var ftp = new RawFtp(server);
    ftp.say("USER " + user);
    ftp.say("PASS whatever");
    return ftp;
  }

  /// Sends a line and returns the reply, its lines joined.
  String say(String line) throws IOException {
    send(line);
    return reply();
  }

  void send(String line) throws IOException {
    socket.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
    socket.getOutputStream().flush();
  }

  String reply() throws IOException {
    var text = new StringBuilder();
    while (true) {
      String line = replies.readLine();
      if (line == null) {
        throw new IOException("the server closed the connection");
      }
      text.append(line);
      if (LAST_LINE.matcher(line).matches()) {
        return text.toString();
      }
      text.append('\n');
    }
  }

  int passivePort() throws IOException {
    Matcher parts = matched(PASSIVE, say("PASV"));
    return Integer.parseInt(parts.group(1)) * 256 + Integer.parseInt(parts.group(2));
  }

  int extendedPassivePort() throws IOException {
    return Integer.parseInt(matched(EXTENDED, say("EPSV")).group(1));
  }

  /// Fetches over a connection to this port of the server.
  byte[] fetch(int port, String command) throws IOException {
    try (Socket data = new Socket(socket.getInetAddress(), port)) {
      send(command);
      reply();
      byte[] bytes = data.getInputStream().readAllBytes();
      reply();
      return bytes;
    }
  }

  /// Fetches over a connection that the server opens.
  byte[] fetchActively(String form, String command) throws IOException {
    try (ServerSocket listening = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      int port = listening.getLocalPort();
      say(form.formatted(port / 256, port % 256, port));
      send(command);
      reply();
      byte[] bytes;
      try (Socket data = listening.accept()) {
        bytes = data.getInputStream().readAllBytes();
      }
      reply();
      return bytes;
    }
  }

  Socket socket() {
    return socket;
  }

  private static Matcher matched(Pattern pattern, String reply) throws IOException {
    Matcher matcher = pattern.matcher(reply);
    if (!matcher.matches()) {
      throw new IOException("strange reply: " + reply);
    }
    return matcher;
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
