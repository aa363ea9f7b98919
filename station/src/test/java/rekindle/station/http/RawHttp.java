package rekindle.station.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/// An HTTP client that sends what it is told, byte for byte.
final class RawHttp implements AutoCloseable {
  private final Socket socket;

  RawHttp(InetSocketAddress server) throws IOException {
    socket = new Socket(server.getAddress(), server.getPort());
    socket.setSoTimeout(20_000);
  }

  /// An answer; its fields by their names in lower case.
  static final class Got {
    private final int status;
    private final Map<String, String> fields;
    private final byte[] body;

    private Got(int status, Map<String, String> fields, byte[] body) {
      this.status = status;
      this.fields = fields;
      this.body = body;
    }

    int status() {
      return status;
    }

    Map<String, String> fields() {
      return fields;
    }

    byte[] body() {
      return body.clone();
    }

    String text() {
      return new String(body, StandardCharsets.UTF_8);
    }

    String field(String name) {
      return fields.getOrDefault(name, "");
    }
  }

  /// Sends one request on a connection of its own.
  ///
  /// @param lines without the empty one at the end
  static Got ask(InetSocketAddress server, String... lines) throws IOException {
    try (var http = new RawHttp(server)) {
      http.send(String.join("\r\n", lines) + "\r\n\r\n");
      return http.receive(lines[0].startsWith("HEAD "));
    }
  }

  void send(String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
    socket.getOutputStream().flush();
  }

  Socket socket() {
    return socket;
  }

  Got receive(boolean head) throws IOException {
    InputStream in = socket.getInputStream();
    String status = line(in);
    if (status.isEmpty()) {
      throw new IOException("the server closed the connection");
    }
    var fields = new LinkedHashMap<String, String>();
    for (String line = line(in); !line.isEmpty(); line = line(in)) {
      int colon = line.indexOf(':');
      fields.put(
          line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
    }
    int length = head ? 0 : Integer.parseInt(fields.getOrDefault("content-length", "0"));
    return new Got(Integer.parseInt(status.split(" ", 3)[1]), fields, in.readNBytes(length));
  }

  /// Whether the server closes the connection without a word.
  boolean isClosed() throws IOException {
    return socket.getInputStream().read() < 0;
  }

  private static String line(InputStream in) throws IOException {
    var line = new ByteArrayOutputStream();
    for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
      if (c != '\r') {
        line.write(c);
      }
    }
    return line.toString(StandardCharsets.ISO_8859_1);
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
