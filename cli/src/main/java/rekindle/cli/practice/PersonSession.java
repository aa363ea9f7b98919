package rekindle.cli.practice;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import rekindle.cli.practice.PhonePicture.State;
import rekindle.cli.terminal.Console;
import rekindle.cli.terminal.KeyboardScreen;
import rekindle.firmware.AddressField;
import rekindle.phone.Ending;
import rekindle.phone.Report;
import rekindle.phone.Screen;
import rekindle.phone.wire.PhoneListener;
import rekindle.phone.wire.PhoneRunner;
import rekindle.recovery.Ipv4;

/// A person before a virtual phone, in a terminal: display and keypad are drawn, the keyboard is
/// the keypad, and the plug can be pulled at any moment.
public final class PersonSession {
  private static final Duration REDRAW = Duration.ofMillis(50);

  private final Session session;
  private final Console console;

  public PersonSession(Session session, Console console) {
    this.session = session;
    this.console = console;
  }

  /// Runs until the person leaves; the phone has no power then.
  ///
  /// @return what the phone said about its last attempt; empty if there was none
  /// @throws IOException if there is no terminal or no network
  public Optional<Report> run() throws IOException {
    var glass = new Glass();
    try (var keyboard =
            KeyboardScreen.open(Touch.bindings(session.model()), (Touch) new Touch.Leave());
        var runner = PhoneRunner.open(session.phone(), session.bindAddress(), glass)) {
      var phone = new PhoneThread(runner);
      runner.plugIn();
      glass.powered = true;
      watch(keyboard, runner, glass, phone);
      runner.unplug();
      glass.awaitDark();
      phone.stop();
    }
    return Optional.ofNullable(glass.report);
  }

  private void watch(
      KeyboardScreen<Touch> keyboard, PhoneRunner runner, Glass glass, PhoneThread phone)
      throws IOException {
    String server =
        session.numbers().number(AddressField.SERVER).map(Ipv4::toString).orElse("unknown");
    var picture =
        new PhonePicture(session.model(), server, session.setup().ports(), console.drawsBoxes());
    var hand = new Hand(runner);
    boolean stays = true;
    while (stays && phone.runs()) {
      keyboard.show(picture.lines(glass.screen, glass.state(), hand.says(System.nanoTime())));
      stays = keyboard.key(REDRAW).map(touch -> obey(touch, hand, runner, glass)).orElse(true);
    }
  }

  /// @return whether the person stays
  private static boolean obey(Touch touch, Hand hand, PhoneRunner runner, Glass glass) {
    switch (touch) {
      case Touch.Press(var key) -> hand.press(key, System.nanoTime());
      case Touch.Hold _ -> hand.toggleHold();
      case Touch.Plug _ -> {
        if (glass.powered) {
          runner.unplug();
        } else {
          runner.plugIn();
        }
        glass.plugTouched();
      }
      case Touch.Leave _ -> {
        return false;
      }
    }
    return true;
  }

  /// What can be seen of the phone; written by the phone's thread, read by the one that draws.
  private final class Glass implements PhoneListener {
    private volatile Screen screen = session.phone().screen();
    private volatile boolean powered;
    private volatile long loadedBytes;
    private volatile int flashDone;
    private volatile int flashPlanned;
    private volatile @Nullable Report report;

    State state() {
      return powered ? new State(true, loadedBytes, flashDone, flashPlanned) : State.OFF;
    }

    void plugTouched() {
      powered = !powered;
      loadedBytes = 0;
      flashPlanned = 0;
    }

    /// Waits until the phone has lost its power: whatever it was writing is torn by then.
    synchronized void awaitDark() {
      try {
        for (int i = 0; i < 20 && !screen.dark(); i++) {
          wait(REDRAW.toMillis());
        }
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
      }
    }

    @Override
    public synchronized void screen(Screen shown) {
      screen = shown;
      notifyAll();
    }

    @Override
    public void loaded(long bytes) {
      loadedBytes = bytes;
      flashPlanned = 0;
    }

    @Override
    public void flashed(int operations, int planned) {
      flashDone = operations;
      flashPlanned = planned;
    }

    @Override
    public void ended(Report ended) {
      report = ended;
      if (ended.ending() == Ending.POWER_CUT) {
        powered = false;
      }
    }
  }
}
