package rekindle.cli.browser;

import java.io.IOException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import rekindle.cli.practice.PhoneThread;
import rekindle.cli.practice.Session;
import rekindle.firmware.Key;
import rekindle.phone.Report;
import rekindle.phone.Screen;
import rekindle.phone.wire.PhoneListener;
import rekindle.phone.wire.PhoneRunner;

/// A virtual phone that runs while people look at it from browsers. Thread-safe: any of them may
/// press its keys and pull its plug, as around a real one on a table.
final class BrowserPhone implements AutoCloseable {
  private final PhoneRunner runner;
  private final PhoneThread thread;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Condition unhurried = lock.newCondition();
  private final Set<Key> held = EnumSet.noneOf(Key.class);
  private Screen screen;
  private boolean powered;
  private long version;
  private long loadedBytes;
  private int flashDone;
  private int flashPlanned;
  private int attempts;
  private Optional<Report> last = Optional.empty();

  private BrowserPhone(Session session) throws IOException {
    var phone = session.phone();
    screen = phone.screen();
    runner = PhoneRunner.open(phone, session.bindAddress(), new Eyes());
    thread = new PhoneThread(runner);
  }

  /// A phone on the table, without power.
  ///
  /// @throws IOException if the machine gives it no network
  static BrowserPhone open(Session session) throws IOException {
    return new BrowserPhone(session);
  }

  void press(Key key) {
    runner.press(key);
  }

  void keyDown(Key key) {
    change(() -> held.add(key));
    runner.keyDown(key);
  }

  void keyUp(Key key) {
    change(() -> held.remove(key));
    runner.keyUp(key);
  }

  void plugIn() {
    change(
        () -> {
          powered = true;
          loadedBytes = 0;
          flashPlanned = 0;
        });
    runner.plugIn();
  }

  void unplug() {
    change(() -> powered = false);
    runner.unplug();
  }

  PhoneLive live() {
    lock.lock();
    try {
      return new PhoneLive(
          version,
          powered,
          screen.rows(),
          screen.cursor().line(),
          screen.cursor().column(),
          held.stream().map(KeyWord::of).collect(Collectors.toSet()),
          powered ? loadedBytes : 0,
          powered ? flashDone : 0,
          powered ? flashPlanned : 0,
          attempts,
          last.map(report -> report.ending().word()).orElse(""),
          last.map(report -> EndingWords.of(report.ending())).orElse(EndingWords.NONE),
          last.flatMap(Report::firmwareVersion).orElse(""),
          thread.runs() ? "" : "The virtual phone has no network any more; take a fresh one.");
    } finally {
      lock.unlock();
    }
  }

  /// What is to be seen once something has changed.
  ///
  /// @param known the version that the caller has seen
  /// @return empty if nothing changed within `most`
  Optional<PhoneLive> liveAfter(long known, Duration most) throws InterruptedException {
    long left = most.toNanos();
    lock.lock();
    try {
      while (version <= known && left > 0) {
        left = changed.awaitNanos(left);
      }
      return version > known ? Optional.of(live()) : Optional.empty();
    } finally {
      lock.unlock();
    }
  }

  /// Waits, whatever changes; for a reader who need not see every step of a bar.
  void rest(Duration pause) throws InterruptedException {
    long left = pause.toNanos();
    lock.lock();
    try {
      while (left > 0) {
        left = unhurried.awaitNanos(left);
      }
    } finally {
      lock.unlock();
    }
  }

  /// Pulls its plug and takes it off the table.
  @Override
  public void close() throws IOException {
    unplug();
    try {
      thread.stop();
    } finally {
      runner.close();
    }
  }

  private void change(Runnable how) {
    lock.lock();
    try {
      how.run();
      version++;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /// What the phone shows and does, told on its own thread.
  private final class Eyes implements PhoneListener {
    @Override
    public void screen(Screen shown) {
      change(() -> screen = shown);
    }

    @Override
    public void loaded(long bytes) {
      change(
          () -> {
            loadedBytes = bytes;
            flashPlanned = 0;
          });
    }

    @Override
    public void flashed(int operations, int planned) {
      change(
          () -> {
            flashDone = operations;
            flashPlanned = planned;
          });
    }

    @Override
    public void ended(Report report) {
      change(
          () -> {
            last = Optional.of(report);
            attempts++;
            flashPlanned = 0;
          });
    }
  }
}
