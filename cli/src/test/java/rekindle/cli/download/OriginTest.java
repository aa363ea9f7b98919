package rekindle.cli.download;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OriginTest {
  private static final Limits QUICK =
      new Limits(
          1_000_000,
          3,
          Duration.ofSeconds(5),
          Duration.ofSeconds(5),
          Duration.ofSeconds(5),
          3,
          Duration.ofMillis(1));

  @Test
  void anAnswerThatMakesNoSenseIsSaidInWords() throws IOException {
    try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        var origin = new Origin(QUICK, "Rekindle/test")) {
      Thread.startVirtualThread(() -> answerOnce(server));
      URI address = URI.create("http://127.0.0.1:" + server.getLocalPort() + "/a.bin");

      assertThatThrownBy(() -> origin.get(address, Optional.empty()))
          .isInstanceOf(Origin.RefusedException.class)
          .hasMessageContaining("does not answer as a web server does")
          .hasMessageNotContaining("\u001b");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"ftp://h/a", "http:///a", "http://h:99999/a", "file:///etc/passwd"})
  void whatIsNoWebAddressIsNotSpokenTo(String address) {
    assertThat(Origin.speaks(URI.create(address))).isFalse();
  }

  private static void answerOnce(ServerSocket server) {
    try (Socket peer = server.accept()) {
      peer.getOutputStream()
          .write("HTTP/1.1 200 OK\r\nContent-Length: \u001b[31mabc\r\n\r\n".getBytes(US_ASCII));
      peer.getInputStream().readAllBytes();
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
  }
}
