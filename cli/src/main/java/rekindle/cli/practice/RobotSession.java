package rekindle.cli.practice;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import rekindle.cli.technician.Act;
import rekindle.cli.technician.Technician;
import rekindle.phone.Report;
import rekindle.phone.Screen;
import rekindle.phone.wire.PhoneListener;
import rekindle.phone.wire.PhoneRunner;

/// One attempt of the technician to recover a virtual phone.
public final class RobotSession {
  /// What came of it.
  ///
  /// @param report what the phone says about the attempt; empty if it never came to an end
  /// @param trouble why the technician stopped; empty unless there is no report
  /// @param screens what the display said, in order
  public record Result(Optional<Report> report, Optional<String> trouble, List<String> screens) {
    public Result {
      screens = List.copyOf(screens);
    }
  }

  private final Session session;
  private final Watcher watcher;
  private final Technician technician;
  private final List<String> screens = new ArrayList<>();
  private volatile Optional<String> trouble = Optional.empty();

  public RobotSession(Session session, Watcher watcher) {
    this.session = session;
    this.watcher = watcher;
    technician =
        new Technician(session.model(), session.numbers(), session.protocol(), watcher::step);
  }

  /// Runs to the end of the attempt, or until time is up.
  ///
  /// @throws IOException if the machine gives the phone no network
  public Result run(Duration most) throws IOException {
    try (var bench = new Bench()) {
      var over = new CountDownLatch(1);
      Thread.startVirtualThread(() -> bench.stopAfter(most, over));
      try {
        bench.work("");
        Optional<Report> report = bench.runner.runToEnding();
        return new Result(report, report.isPresent() ? Optional.empty() : trouble, screens);
      } finally {
        over.countDown();
      }
    }
  }

  /// The phone before the technician's eyes and under the technician's hands.
  private final class Bench implements PhoneListener, AutoCloseable {
    private final PhoneRunner runner;

    Bench() throws IOException {
      runner = PhoneRunner.open(session.phone(), session.bindAddress(), this);
    }

    @Override
    public void screen(Screen screen) {
      if (!screen.dark() && (screens.isEmpty() || !screens.getLast().equals(screen.text()))) {
        screens.add(screen.text());
      }
      watcher.screen(screen);
      work(screen.text());
    }

    @Override
    public void loaded(long bytes) {
      watcher.loaded(bytes);
    }

    @Override
    public void flashed(int operations, int planned) {
      watcher.flashed(operations, planned);
    }

    @Override
    public void close() throws IOException {
      runner.close();
    }

    void work(String display) {
      technician.look(display).forEach(this::act);
      if (technician.stuck().isPresent() && trouble.isEmpty()) {
        trouble = technician.stuck();
        runner.stop();
      }
    }

    private void act(Act act) {
      switch (act) {
        case Act.PullPlug _ -> runner.unplug();
        case Act.PutPlug _ -> runner.plugIn();
        case Act.Press(var key) -> runner.press(key);
        case Act.KeyDown(var key) -> runner.keyDown(key);
        case Act.KeyUp(var key) -> runner.keyUp(key);
      }
    }

    /// Stops the phone after `most`, unless the attempt is over before.
    ///
    /// On a thread of its own: a delayed task of the common pool could be cancelled, but would keep
    /// the phone and its flash in memory until its time has come.
    void stopAfter(Duration most, CountDownLatch over) {
      try {
        if (!over.await(most.toMillis(), TimeUnit.MILLISECONDS)) {
          trouble = Optional.of("The phone was not done after %d s.".formatted(most.toSeconds()));
          runner.stop();
        }
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
