package rekindle.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import rekindle.cli.terminal.Failure;
import rekindle.firmware.Model;
import rekindle.phone.Factory;
import rekindle.phone.NorFlash;
import rekindle.phone.disk.PhoneDirectory;
import rekindle.phone.disk.PhoneStateException;

/// The phone that a person means: the one in the directory that was named, or a fresh one with
/// broken firmware.
final class PhoneState implements AutoCloseable {
  private final Optional<PhoneDirectory> directory;
  private final Model model;
  private final NorFlash flash;

  private PhoneState(Optional<PhoneDirectory> directory, Model model, NorFlash flash) {
    this.directory = directory;
    this.model = model;
    this.flash = flash;
  }

  static PhoneState open(Optional<Path> named, Model model) throws Failure {
    try {
      if (named.isEmpty()) {
        return new PhoneState(Optional.empty(), model, fresh(model));
      }
      PhoneDirectory directory = PhoneDirectory.open(named.get());
      NorFlash flash = directory.load(model).orElseGet(() -> fresh(model));
      return new PhoneState(Optional.of(directory), model, flash);
    } catch (PhoneStateException trouble) {
      throw failure(trouble);
    }
  }

  /// What makes it this phone.
  NorFlash flash() {
    return flash;
  }

  /// Keeps the phone as it is now, if a directory was named.
  void save() throws Failure {
    if (directory.isPresent()) {
      try {
        directory.get().save(model, flash);
      } catch (PhoneStateException trouble) {
        throw failure(trouble);
      }
    }
  }

  @Override
  public void close() throws IOException {
    if (directory.isPresent()) {
      directory.get().close();
    }
  }

  private static NorFlash fresh(Model model) {
    return Factory.broken(model, ThreadLocalRandom.current().nextLong());
  }

  private static Failure failure(PhoneStateException trouble) {
    return Failure.of(trouble.notice(), trouble);
  }
}
