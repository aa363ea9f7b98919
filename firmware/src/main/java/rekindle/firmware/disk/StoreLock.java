package rekindle.firmware.disk;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/// Keeps everyone else from changing one store: other threads, other stores on the same folder in
/// this process, and other processes.
///
/// The operating system forgets a process's lock when the process dies, so a killed station blocks
/// nobody. On POSIX systems it also forgets it as soon as *any* descriptor of the file is closed,
/// and a second lock in the same process is refused instead of awaited; therefore an ordinary lock
/// comes first, and only its holder opens the file.
final class StoreLock {
  private static final Map<Path, ReentrantLock> WITHIN_PROCESS = new ConcurrentHashMap<>();

  private final Path file;
  private final ReentrantLock withinProcess;

  StoreLock(StoreFolder folder) throws IOException {
    this.file = folder.lock();
    this.withinProcess =
        WITHIN_PROCESS.computeIfAbsent(folder.root().toRealPath(), _ -> new ReentrantLock());
  }

  /// Something to do while nobody else changes the store.
  @FunctionalInterface
  interface Change<T> {
    T make() throws IOException;
  }

  /// Makes a change. To be called by a thread that does not hold the lock already.
  <T> T during(Change<T> change) throws IOException {
    withinProcess.lock();
    try (FileChannel channel = FileChannel.open(file, CREATE, WRITE);
        var _ = channel.lock()) {
      return change.make();
    } finally {
      withinProcess.unlock();
    }
  }
}
