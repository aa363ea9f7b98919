package rekindle.tftp.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rekindle.tftp.ErrorCode;
import rekindle.tftp.ErrorPacket;
import rekindle.tftp.Outcome;

/// A server that is closed in the middle of its work.
final class ClosingTest {
  private static final ErrorPacket STOPPED =
      ErrorPacket.of(ErrorCode.NOT_DEFINED, "The server is being stopped");

  @Test
  void openTransfersGetAnErrorAndAllPortsAreFree() throws Exception {
    var fixture = new ServerFixture(new Shelf().with("f", new byte[5000]));
    List<RawClient> clients = new ArrayList<>();
    List<InetSocketAddress> ports = new ArrayList<>(fixture.server.addresses());
    for (int i = 0; i < 20; i++) {
      var client = new RawClient();
      clients.add(client);
      client.send(RawClient.read("f"), fixture.address());
      var first = client.receive();
      client.ack(1, first.from());
      client.receive();
      ports.add(first.from());
    }

    long before = System.nanoTime();
    fixture.close();
    var took = Duration.ofNanos(System.nanoTime() - before);

    assertThat(took).isLessThan(Duration.ofSeconds(2));
    for (RawClient client : clients) {
      assertThat(client.receive().packet()).isEqualTo(STOPPED);
      client.close();
    }
    assertThat(fixture.heard.all(Heard.Ended.class))
        .hasSize(20)
        .allMatch(ended -> ended.outcome().equals(new Outcome.Aborted(STOPPED)));
    for (InetSocketAddress port : ports) {
      new DatagramSocket(port).close();
    }
  }

  @Test
  void anUnfinishedUploadLeavesNothingBehind(@TempDir Path folder) throws Exception {
    var fixture = new ServerFixture(new Shelf().withInbox(Inbox.open(folder, 1 << 20)));
    try (var client = new RawClient()) {
      client.send(RawClient.write("f"), fixture.address());
      client.receive();

      fixture.close();

      assertThat(client.receive().packet()).isEqualTo(STOPPED);
      assertThat(folder).isEmptyDirectory();
    }
  }

  @Test
  void closingTwiceDoesNoHarm() throws Exception {
    var fixture = new ServerFixture(new Shelf());

    fixture.close();
    fixture.close();

    assertThat(fixture.server.addresses()).isEmpty();
  }

  @Test
  void theSamePortCanBeOpenedAgainAtOnce() throws Exception {
    int port;
    try (var fixture = new ServerFixture(new Shelf())) {
      port = fixture.address().getPort();
    }

    try (var again = new ServerFixture(new Shelf(), ServerFixture.OPTIONS.withPort(port))) {

      assertThat(again.address().getPort()).isEqualTo(port);
    }
  }
}
