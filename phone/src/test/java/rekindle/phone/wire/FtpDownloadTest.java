package rekindle.phone.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import rekindle.firmware.PracticeImage;
import rekindle.firmware.Protocol;
import rekindle.phone.Fetch;
import rekindle.phone.FetchNews;
import rekindle.phone.FetchNews.Reason;

@Timeout(value = 30, unit = TimeUnit.SECONDS)
class FtpDownloadTest {
  private static final String NAME = "snom870-r.bin";
  private static final ByteBuffer FILE = PracticeImage.make("tiny1", 300_001, "1", 1).bytes();

  @Test
  void aFileIsFetchedAsFtpgetDoesIt() throws IOException {
    try (var server = ScriptedServer.start(FtpPlay.offering(NAME, FILE))) {
      Told told = Told.by(download(server.address()));

      assertThat(told.others()).isEqualTo(Told.aWholeFileOf(FILE.limit()));
      assertThat(told.file()).isEqualTo(FILE);
      assertThat(List.copyOf(server.heard))
          .startsWith(
              "USER anonymous",
              "PASS busybox",
              "TYPE I",
              "SIZE snom870-r.bin",
              "EPSV",
              "RETR snom870-r.bin");
    }
  }

  @Test
  void aServerWithoutEpsvAndSizeIsAskedForPasvAndItsAddressIsNotBelieved() throws IOException {
    var old = new FtpPlay(NAME, FILE, FILE.limit(), false, false);
    try (var server = ScriptedServer.start(old)) {
      Told told = Told.by(download(server.address()));

      assertThat(told.others())
          .containsExactly(new FetchNews.Started(OptionalLong.empty()), new FetchNews.Done());
      assertThat(told.file()).isEqualTo(FILE);
      assertThat(List.copyOf(server.heard)).containsSubsequence("EPSV", "PASV", "RETR " + NAME);
    }
  }

  @Test
  void bothConnectionsComeFromTheAddressThatThePhoneWasGiven() throws IOException {
    try (var server = ScriptedServer.start(FtpPlay.offering(NAME, FILE))) {
      var from = InetAddress.ofLiteral("127.0.0.2");

      Told told = Told.by(new FtpDownload(wanted(server.address()), from));

      assertThat(told.file()).isEqualTo(FILE);
    }
  }

  @Test
  void aFileThatIsNotThereIsNotFound() throws IOException {
    assertThat(reasonOf(FtpPlay.offering("snom320.bin", FILE))).isEqualTo(Reason.NOT_FOUND);
  }

  @Test
  void aFileThatBreaksOffIsTold() throws IOException {
    assertThat(reasonOf(new FtpPlay(NAME, FILE, 100_000, true, true))).isEqualTo(Reason.BROKEN_OFF);
  }

  @Test
  void aServerWithoutSizeThatBreaksOffIsFoundOutByItsLastWord() throws IOException {
    assertThat(reasonOf(new FtpPlay(NAME, FILE, 100_000, true, false)))
        .isEqualTo(Reason.BROKEN_OFF);
  }

  @Test
  void aLoginThatIsRefusedIsAServersError() throws IOException {
    Reason reason =
        reasonOf(
            peer -> {
              peer.say("220 ready");
              peer.hear();
              peer.say("530 not you");
              peer.hear();
            });

    assertThat(reason).isEqualTo(Reason.SERVER_ERROR);
  }

  @Test
  void aServerThatIsFullIsAServersError() throws IOException {
    assertThat(reasonOf(peer -> peer.say("421 too many"))).isEqualTo(Reason.SERVER_ERROR);
  }

  @Test
  void aConnectionThatIsClosedWithoutAWordIsNoAnswer() throws IOException {
    assertThat(reasonOf(_ -> {})).isEqualTo(Reason.NO_ANSWER);
  }

  @Test
  void somethingElseThanFtpIsAServersError() throws IOException {
    assertThat(reasonOf(peer -> peer.say("SSH-2.0-server"))).isEqualTo(Reason.SERVER_ERROR);
  }

  @Test
  void aPortWhereNobodyListensIsNoAnswer() throws IOException {
    var gone = new InetSocketAddress(ScriptedServer.LOOPBACK, ScriptedServer.unusedPort());

    Told told = Told.by(download(gone));

    assertThat(((FetchNews.Failed) told.last()).reason()).isEqualTo(Reason.NO_ANSWER);
  }

  @Test
  void aCancelledDownloadLeavesASilentServer() throws Exception {
    var asked = new CountDownLatch(1);
    var left = new CountDownLatch(1);
    try (var server =
        ScriptedServer.start(
            peer -> {
              peer.say("220 ready");
              peer.hear();
              asked.countDown();
              peer.fallSilent();
              left.countDown();
            })) {
      FetchTask task = FetchTask.start(wanted(server.address()), ScriptedServer.LOOPBACK, () -> {});
      asked.await();

      task.cancel();

      assertThat(left.await(10, TimeUnit.SECONDS)).isTrue();
    }
  }

  private static Reason reasonOf(ScriptedServer.Play play) throws IOException {
    try (var server = ScriptedServer.start(play)) {
      return ((FetchNews.Failed) Told.by(download(server.address())).last()).reason();
    }
  }

  private static Download download(InetSocketAddress server) {
    return new FtpDownload(wanted(server), ScriptedServer.LOOPBACK);
  }

  private static Fetch wanted(InetSocketAddress server) {
    return new Fetch(Protocol.FTP, server, NAME);
  }
}
