package rekindle.phone.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import rekindle.firmware.Key;
import rekindle.firmware.Model;
import rekindle.firmware.PracticeImage;
import rekindle.firmware.Protocol;
import rekindle.firmware.Sha256;
import rekindle.phone.Ending;
import rekindle.phone.Factory;
import rekindle.phone.LockStepServer;
import rekindle.phone.Models;
import rekindle.phone.Phone;
import rekindle.phone.PowerCut;
import rekindle.phone.Report;
import rekindle.phone.RescuePerson;
import rekindle.phone.Screen;
import rekindle.phone.ServerPorts;
import rekindle.phone.Setup;
import rekindle.phone.Speed;
import rekindle.tftp.ClientHabits;

/// A phone in rescue mode over real sockets, by each protocol.
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class RescueRunnerTest {
  private static final Model MODEL = Models.small("snom870");
  private static final String NAME = "snom870-r.bin";
  private static final ByteBuffer IMAGE =
      PracticeImage.make(MODEL, Models.SMALL_IMAGE_BYTES, "8.7.5.35", 1).bytes();

  @ParameterizedTest
  @EnumSource(Protocol.class)
  void aPhoneIsRecoveredByEachProtocol(Protocol protocol) throws IOException {
    try (var http = ScriptedServer.start(RescueRunnerTest::serve);
        var ftp = ScriptedServer.start(FtpPlay.offering(NAME, IMAGE));
        var tftp = LoopbackServer.start(LockStepServer.offering(NAME, IMAGE))) {
      Report report = attempt(protocol, new ServerPorts(tftp.port(), http.port(), ftp.port()));

      assertThat(report.ending()).isEqualTo(Ending.RUNNING);
      assertThat(report.protocol()).contains(protocol);
      assertThat(report.sha256()).contains(Sha256.of(IMAGE.duplicate()));
    }
  }

  @Test
  void aFileFarLargerThanTheHandoverIsHandedOverWhole() throws IOException {
    ByteBuffer large = ByteBuffer.allocate(FetchTask.WAITING_NEWS * 5 * 65_536);
    try (var ftp = ScriptedServer.start(FtpPlay.offering(NAME, large))) {
      Report report = attempt(Protocol.FTP, new ServerPorts(69, 80, ftp.port()));

      assertThat(report.ending()).isEqualTo(Ending.REFUSED);
      assertThat(report.sha256()).contains(Sha256.of(large.duplicate()));
    }
  }

  @Test
  void aPortWhereNobodyListensIsNoAnswerAtOnce() throws IOException {
    int gone = ScriptedServer.unusedPort();

    assertThat(attempt(Protocol.HTTP, new ServerPorts(69, gone, 21)).ending())
        .isEqualTo(Ending.NO_ANSWER);
  }

  private static void serve(ScriptedServer.Conversation peer) throws IOException {
    peer.hearHead();
    peer.say("HTTP/1.1 200 OK\r\nContent-Length: " + IMAGE.limit() + "\r\n");
    byte[] bytes = new byte[IMAGE.limit()];
    IMAGE.get(0, bytes);
    peer.socket.getOutputStream().write(bytes);
  }

  private static Report attempt(Protocol protocol, ServerPorts ports) throws IOException {
    var setup = new Setup(Speed.AS_FAST_AS_IT_GOES, ClientHabits.BUSYBOX, PowerCut.NEVER, ports);
    Phone phone = new Phone(MODEL, Factory.broken(MODEL, 1), setup);
    var robot = new Robot(protocol);
    try (PhoneRunner runner = PhoneRunner.open(phone, ScriptedServer.LOOPBACK, robot)) {
      robot.runner = Optional.of(runner);
      runner.keyDown(Key.HASH);
      runner.plugIn();
      return runner.runToEnding().orElseThrow();
    }
  }

  /// Lets the key go at the question, then does what the user's document says.
  private static final class Robot implements PhoneListener {
    private final RescuePerson person;
    private Optional<PhoneRunner> runner = Optional.empty();

    Robot(Protocol protocol) {
      person = RescuePerson.onLoopback(MODEL, protocol);
    }

    @Override
    public void screen(Screen screen) {
      PhoneRunner held = runner.orElseThrow();
      if (screen.says("Rescue mode?")) {
        held.keyUp(Key.HASH);
      }
      List<Key> keys = person.apply(screen);
      keys.forEach(held::press);
    }
  }
}
