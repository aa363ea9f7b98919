package rekindle.tftp.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rekindle.tftp.Content;
import rekindle.tftp.Data;
import rekindle.tftp.ErrorCode;
import rekindle.tftp.ErrorPacket;
import rekindle.tftp.Outcome;
import rekindle.tftp.Request;

/// What the world does to a transfer, and what it must not do to the others.
final class TroubleTest {
  private interface Reading {
    int read(long position, ByteBuffer into) throws IOException;
  }

  private record Odd(long sizeBytes, Reading reading) implements Content {
    @Override
    public int read(long position, ByteBuffer into) throws IOException {
      return reading.read(position, into);
    }
  }

  @Test
  void aFileThatShrinksEndsWithAnErrorAndNeverWithAShortBlock(@TempDir Path folder)
      throws Exception {
    Path file = Files.write(folder.resolve("f"), Bytes.random(5000));
    try (var content = FileContent.open(file);
        var fixture = new ServerFixture(new Shelf().with("f", content));
        var client = new RawClient()) {
      client.send(RawClient.read("f"), fixture.address());
      var first = client.receive();

      try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
        channel.truncate(700);
      }
      client.ack(1, first.from());
      var answer = client.receive();

      var told = ErrorPacket.of(ErrorCode.NOT_DEFINED, "The file changed while it was sent");
      assertThat(answer.packet()).isEqualTo(told);
      assertThat(fixture.heard.next(Heard.Ended.class).outcome())
          .isEqualTo(new Outcome.Aborted(told));
      fixture.awaitRest();
    }
  }

  @Test
  void aFileThatCannotBeReadEndsWithAnError() throws Exception {
    assertEndsWithUnreadable(
        (_, _) -> {
          throw new IOException("disk on fire");
        });
  }

  @Test
  void contentThatThrowsEndsItsOwnTransferOnly() throws Exception {
    assertEndsWithUnreadable(
        (_, _) -> {
          throw new IllegalStateException("a bug");
        });
  }

  @Test
  void contentThatFailsWithAnErrorEndsItsOwnTransferOnly() throws Exception {
    assertEndsWithUnreadable(
        (_, _) -> {
          throw new OutOfMemoryError("a large one");
        });
  }

  @Test
  void aListenerThatThrowsDisturbsNothing() throws Exception {
    byte[] file = Bytes.random(2000);
    TransferListener broken =
        new TransferListener() {
          @Override
          public void requested(
              long id,
              InetSocketAddress peer,
              InetSocketAddress local,
              Request request,
              Instant at) {
            throw new IllegalStateException("listener");
          }

          @Override
          public void ended(long id, Outcome outcome, Totals totals) {
            throw new StackOverflowError("listener");
          }
        };
    try (var server = TftpServer.open(ServerFixture.OPTIONS, new Shelf().with("f", file), broken);
        var client = new RawClient()) {

      byte[] one = client.fetch(RawClient.read("f"), server.addresses().getFirst());
      ServerFixture.await("the transfer is gone", () -> server.openSessions() == 0);
      byte[] two = client.fetch(RawClient.read("f"), server.addresses().getFirst());

      assertThat(one).isEqualTo(file);
      assertThat(two).isEqualTo(file);
    }
  }

  private static void assertEndsWithUnreadable(Reading reading) throws Exception {
    byte[] sound = Bytes.random(2000);
    var shelf = new Shelf().with("odd", new Odd(5000, reading)).with("sound", sound);
    try (var fixture = new ServerFixture(shelf);
        var client = new RawClient();
        var other = new RawClient()) {
      other.send(RawClient.read("sound"), fixture.address());
      var first = other.receive();

      client.send(RawClient.read("odd"), fixture.address());
      var answer = client.receive();
      byte[] fetched = other.finish(first);

      assertThat(first.packet()).isInstanceOf(Data.class);
      assertThat(answer.packet())
          .isEqualTo(ErrorPacket.of(ErrorCode.NOT_DEFINED, "The file cannot be read any more"));
      assertThat(fetched).isEqualTo(sound);
      fixture.awaitRest();
    }
  }
}
