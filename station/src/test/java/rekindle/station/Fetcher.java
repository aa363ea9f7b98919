package rekindle.station;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import rekindle.firmware.Protocol;
import rekindle.firmware.Sha256;
import rekindle.tftp.Outcome;
import rekindle.tftp.wire.ClientOptions;
import rekindle.tftp.wire.ClientResult;
import rekindle.tftp.wire.TftpClient;

/// Fetches a name from a station as a phone would, by each protocol.
final class Fetcher {
  private final OpenStation station;

  Fetcher(OpenStation station) {
    this.station = station;
  }

  /// Fetches on a thread of its own.
  ///
  /// @return `image NUMBER` with the bytes that came, or what the station said instead
  CompletableFuture<String> fetch(Protocol protocol, String name) {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            return switch (protocol) {
              case TFTP -> tftp(name);
              case HTTP -> http("GET /" + name + " HTTP/1.0");
              case FTP -> ftp(name);
            };
          } catch (IOException failure) {
            throw new CompletionException(failure);
          }
        },
        task -> Thread.ofVirtual().start(task));
  }

  String tftp(String name) {
    var bytes = new ByteArrayOutputStream();
    InetSocketAddress server = station.station().tftpAddresses().getFirst();
    var client = new TftpClient(ClientOptions.DEFAULTS.withPatience(Duration.ofSeconds(20)));
    ClientResult result =
        client.get(
            server.getAddress().getHostAddress(),
            server.getPort(),
            name,
            payload -> {
              byte[] piece = new byte[payload.remaining()];
              payload.get(piece);
              bytes.write(piece);
            },
            TftpClient.Progress.NONE);
    if (result instanceof ClientResult.Ended ended
        && ended.outcome() instanceof Outcome.PeerError(var error)) {
      return error.code() + " " + error.text();
    }
    return result.isComplete() ? whole(bytes.toByteArray()) : result.toString();
  }

  /// @param lines of the request, without the empty one
  String http(String... lines) throws IOException {
    try (var socket = new Socket(station.http().getAddress(), station.http().getPort())) {
      String request = String.join("\r\n", lines) + "\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(US_ASCII));
      byte[] all = socket.getInputStream().readAllBytes();
      String text = new String(all, ISO_8859_1);
      int body = text.indexOf("\r\n\r\n") + 4;
      String status = text.substring(9, 12);
      return status.equals("200") && lines[0].startsWith("GET")
          ? whole(Arrays.copyOfRange(all, body, all.length))
          : status + " " + text.substring(body).strip();
    }
  }

  private String ftp(String name) throws IOException {
    try (var control = new Socket(station.ftp().getAddress(), station.ftp().getPort())) {
      say(control, "USER anonymous");
      say(control, "PASS busybox");
      String said = until(control, "331 ", "230 ");
      say(control, "EPSV");
      said += until(control, "229 ");
      int port = Integer.parseInt(said.replaceAll("(?s).*\\|\\|\\|(\\d+)\\|.*", "$1"));
      try (var data = new Socket(OpenStation.LOOPBACK, port)) {
        say(control, "RETR " + name);
        String reply = until(control, "150 ", "4", "5");
        return reply.startsWith("150 ")
            ? whole(data.getInputStream().readAllBytes())
            : reply.strip();
      }
    }
  }

  private String whole(byte[] bytes) {
    return Sha256.of(ByteBuffer.wrap(bytes)).equals(station.sum())
        ? "the image"
        : "%d bytes".formatted(bytes.length);
  }

  private static void say(Socket control, String line) throws IOException {
    control.getOutputStream().write((line + "\r\n").getBytes(US_ASCII));
  }

  /// The line that begins with the last of these; for the login both answers are waited for.
  private static String until(Socket control, String... beginnings) throws IOException {
    var line = new StringBuilder();
    while (true) {
      int c = control.getInputStream().read();
      if (c < 0) {
        throw new IOException("the server closed the connection after: " + line);
      }
      line.append((char) c);
      if (c == '\n') {
        String said = line.toString();
        boolean login = beginnings[0].equals("331 ");
        String[] awaited = login ? new String[] {"230 "} : beginnings;
        if (Arrays.stream(awaited).anyMatch(said::startsWith)) {
          return said;
        }
        line.setLength(0);
      }
    }
  }
}
