package rekindle.cli.practice;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import rekindle.phone.wire.PhoneRunner;

/// A phone that runs on a thread of its own while somebody else looks at it.
public final class PhoneThread {
  private final PhoneRunner runner;
  private final FutureTask<Optional<Void>> task;

  public PhoneThread(PhoneRunner runner) {
    this.runner = runner;
    task =
        new FutureTask<>(
            () -> {
              runner.run();
              return Optional.empty();
            });
    Thread.ofPlatform().daemon().name("phone").start(task);
  }

  /// Whether it goes on; false once it has failed.
  public boolean runs() {
    return !task.isDone();
  }

  /// Lets it do what it was told so far, then ends it.
  ///
  /// @throws IOException what ended it before, if something did
  public void stop() throws IOException {
    runner.stop();
    try {
      task.get();
    } catch (ExecutionException failure) {
      if (failure.getCause() instanceof IOException trouble) {
        throw trouble;
      }
      throw new IllegalStateException(failure.getCause());
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
