package rekindle.phone.wire;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.Locale;
import java.util.Optional;

/// A tiny FTP server for these tests alone: one file, passive mode, no more than `ftpget` needs;
/// the file goes only to the address that asked.
///
/// @param name of the one file
/// @param file its content
/// @param sent how many bytes are really sent
/// @param knowsEpsv whether it has RFC 2428's command
/// @param knowsSize whether it has RFC 3659's command
record FtpPlay(String name, ByteBuffer file, int sent, boolean knowsEpsv, boolean knowsSize)
    implements ScriptedServer.Play {
  static FtpPlay offering(String name, ByteBuffer file) {
    return new FtpPlay(name, file, file.limit(), true, true);
  }

  @Override
  public void on(ScriptedServer.Conversation peer) throws IOException {
    peer.say("220 ready");
    Optional<ServerSocket> data = Optional.empty();
    for (String line = peer.hear(); !line.isEmpty(); line = peer.hear()) {
      String[] words = line.split(" ", 2);
      String argument = words.length > 1 ? words[1] : "";
      switch (words[0].toUpperCase(Locale.ROOT)) {
        case "USER" -> peer.say("331 password");
        case "PASS" -> peer.say("230 welcome");
        case "TYPE" -> peer.say("200 binary");
        case "SIZE" -> peer.say(knowsSize ? sizeOf(argument) : "502 what");
        case "EPSV" -> {
          data = knowsEpsv ? Optional.of(listen()) : data;
          peer.say(knowsEpsv ? "229 (|||" + data.orElseThrow().getLocalPort() + "|)" : "502 what");
        }
        case "PASV" -> {
          data = Optional.of(listen());
          int port = data.get().getLocalPort();
          // Not this host's address, as behind NAT: the client has to know better.
          peer.say("227 (10,9,8,7,%d,%d)".formatted(port / 256, port % 256));
        }
        case "RETR" -> retrieve(argument, data.orElseThrow(), peer);
        default -> peer.say("502 what");
      }
    }
  }

  private String sizeOf(String asked) {
    return asked.equals(name) ? "213 " + file.limit() : "550 no such file";
  }

  private static ServerSocket listen() throws IOException {
    return new ServerSocket(0, 1, ScriptedServer.LOOPBACK);
  }

  private void retrieve(String asked, ServerSocket data, ScriptedServer.Conversation peer)
      throws IOException {
    if (!asked.equals(name)) {
      peer.say("550 no such file");
      return;
    }
    peer.say("150 here it comes");
    try (data;
        Socket connection = data.accept()) {
      if (!connection.getInetAddress().equals(peer.socket.getInetAddress())) {
        peer.say("425 somebody else came");
        return;
      }
      byte[] bytes = new byte[sent];
      file.get(0, bytes);
      connection.getOutputStream().write(bytes);
    }
    peer.say(sent == file.limit() ? "226 done" : "426 broken");
  }
}
