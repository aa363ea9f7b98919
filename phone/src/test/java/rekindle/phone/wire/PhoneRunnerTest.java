package rekindle.phone.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.Selector;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import rekindle.firmware.PracticeImage;
import rekindle.firmware.ScreenText;
import rekindle.firmware.Sha256;
import rekindle.phone.Ending;
import rekindle.phone.Factory;
import rekindle.phone.LockStepServer;
import rekindle.phone.Models;
import rekindle.phone.Person;
import rekindle.phone.Phone;
import rekindle.phone.PowerCut;
import rekindle.phone.Report;
import rekindle.phone.Screen;
import rekindle.phone.ServerPorts;
import rekindle.phone.Setup;
import rekindle.phone.Speed;
import rekindle.tftp.ClientHabits;

@Timeout(value = 30, unit = TimeUnit.SECONDS)
class PhoneRunnerTest {
  private static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.0.1");
  private static final ByteBuffer IMAGE =
      PracticeImage.make("tiny1", Models.TINY_IMAGE_BYTES, "8.7.5.35", 1).bytes();

  @Test
  void aPhoneIsRecoveredOverARealSocketAsFastAsItGoes() throws IOException {
    try (var server = LoopbackServer.start(LockStepServer.offering("tiny1.bin", IMAGE))) {
      Robot robot = new Robot();
      try (PhoneRunner runner = robot.holding(phone(server.port(), PowerCut.NEVER))) {
        runner.plugIn();

        Report report = runner.runToEnding().orElseThrow();

        assertThat(report.ending()).isEqualTo(Ending.RUNNING);
        assertThat(report.sha256()).contains(Sha256.of(IMAGE.duplicate()));
        assertThat(robot.loadedBytes).last().isEqualTo((long) Models.TINY_IMAGE_BYTES);
        assertThat(robot.flashOperations).contains(94);
      }
    }
  }

  @Test
  void thePowerFailsWhereItWasToldTo() throws IOException {
    try (var server = LoopbackServer.start(LockStepServer.offering("tiny1.bin", IMAGE))) {
      Phone phone = phone(server.port(), PowerCut.in(20));
      try (PhoneRunner runner = new Robot().holding(phone)) {
        runner.plugIn();

        Report report = runner.runToEnding().orElseThrow();

        assertThat(report.ending()).isEqualTo(Ending.POWER_CUT);
        assertThat(phone.flash().operations()).isEqualTo(20);
        assertThat(phone.powered()).isFalse();
      }
    }
  }

  @Test
  void aServersErrorEndsTheAttempt() throws IOException {
    try (var server = LoopbackServer.start(LockStepServer.refusing(1, "File not found"));
        PhoneRunner runner = new Robot().holding(phone(server.port(), PowerCut.NEVER))) {
      runner.plugIn();

      Report report = runner.runToEnding().orElseThrow();

      assertThat(report.ending()).isEqualTo(Ending.NOT_FOUND);
    }
  }

  @Test
  void plugAndStopWorkFromAnotherThread() throws Exception {
    var dark = new CompletableFuture<Void>();
    Phone phone = phone(69, PowerCut.NEVER);
    PhoneListener listener =
        screen -> {
          if (screen.dark()) {
            dark.complete(null);
          }
        };
    try (PhoneRunner runner = PhoneRunner.open(phone, LOOPBACK, listener)) {
      var done = new CompletableFuture<Void>();
      Thread.ofVirtual().start(() -> run(runner, done));

      runner.plugIn();
      runner.unplug();
      dark.get();
      runner.stop();
      done.get();

      assertThat(phone.powered()).isFalse();
    }
  }

  @Test
  void aPortThatIsTakenGivesWayToTheNext() throws IOException {
    try (Selector selector = Selector.open();
        DatagramChannel taken = DatagramChannel.open()) {
      taken.bind(new InetSocketAddress(LOOPBACK, 0));
      int takenPort = ((InetSocketAddress) taken.getLocalAddress()).getPort();
      UdpPort port = new UdpPort(LOOPBACK, selector);

      port.open(takenPort);
      taken.configureBlocking(false);
      port.send(ByteBuffer.wrap(new byte[] {1}), new InetSocketAddress(LOOPBACK, takenPort));
      var from = (InetSocketAddress) taken.receive(ByteBuffer.allocate(1));
      port.close();

      assertThat(from.getPort()).isGreaterThan(takenPort);
    }
  }

  private static void run(PhoneRunner runner, CompletableFuture<Void> done) {
    try {
      runner.run();
      done.complete(null);
    } catch (IOException e) {
      done.completeExceptionally(e);
    }
  }

  private static Phone phone(int tftpPort, PowerCut cut) {
    var setup =
        new Setup(
            Speed.AS_FAST_AS_IT_GOES, ClientHabits.UBOOT_1_1_3, cut, ServerPorts.tftpAt(tftpPort));
    return new Phone(Models.TINY, Factory.broken(Models.TINY, 1), setup);
  }

  /// Presses what the user's document says, on the phone's own thread, and writes down what it
  /// sees.
  private static final class Robot implements PhoneListener {
    private final Person person =
        new Person(
            Models.TINY,
            Map.of(ScreenText.ASK_PHONE, "127.0.0.1", ScreenText.ASK_SERVER, "127.0.0.1"));
    private final List<Long> loadedBytes = new ArrayList<>();
    private final List<Integer> flashOperations = new ArrayList<>();
    private Optional<PhoneRunner> runner = Optional.empty();

    PhoneRunner holding(Phone phone) throws IOException {
      PhoneRunner opened = PhoneRunner.open(phone, LOOPBACK, this);
      runner = Optional.of(opened);
      return opened;
    }

    @Override
    public void screen(Screen screen) {
      person.apply(screen).forEach(key -> runner.orElseThrow().press(key));
    }

    @Override
    public void loaded(long bytes) {
      loadedBytes.add(bytes);
    }

    @Override
    public void flashed(int operations, int planned) {
      flashOperations.add(operations);
    }
  }
}
