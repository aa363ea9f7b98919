package rekindle.tftp.wire;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import rekindle.tftp.Content;

/// Files to be sent, each mapped into memory once however many transfers read it.
///
/// A file that nobody reads any more stays mapped for a moment, because the next phone most likely
/// asks for the same. One that was replaced meanwhile is another file; a crowd of phones does not
/// look for that more often than every 10 ms. Safe for several threads.
public final class SharedFiles {
  /// How long a file stays mapped that nobody reads.
  static final Duration LINGERING = Duration.ofSeconds(10);

  private static final Logger log = LoggerFactory.getLogger(SharedFiles.class);
  private static final long LOOK_EACH_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

  /// What tells a file from the one that took its place.
  private record Version(@Nullable Object inode, long sizeBytes, FileTime changed) {
    static Version of(Path path) throws IOException {
      var now = Files.readAttributes(path, BasicFileAttributes.class);
      return new Version(now.fileKey(), now.size(), now.lastModifiedTime());
    }
  }

  private static final class Held {
    private final Path path;
    private final Version version;
    private final MappedFile file;
    private long lookedAtNanos;
    private int readers;
    private long uses;
    private boolean watched;

    Held(Path path, Version version, MappedFile file, long nowNanos) {
      this.path = path;
      this.version = version;
      this.file = file;
      this.lookedAtNanos = nowNanos;
    }
  }

  /// The newest of each path.
  private final Map<Path, Held> held = new HashMap<>();

  private final Executor afterLingering;
  private final LongSupplier nanos;
  private int mapped;

  /// No file yet.
  public SharedFiles() {
    this(
        CompletableFuture.delayedExecutor(
            LINGERING.toMillis(), TimeUnit.MILLISECONDS, Runnable::run),
        System::nanoTime);
  }

  /// @param afterLingering runs what it is given when [#LINGERING] is over
  SharedFiles(Executor afterLingering, LongSupplier nanos) {
    this.afterLingering = afterLingering;
    this.nanos = nanos;
  }

  /// The file at `path`, to be sent by one transfer, which closes it.
  ///
  /// @param sizeBytes that it must have
  /// @throws IOException if it cannot be read, or has another size
  public synchronized Content open(Path path, long sizeBytes) throws IOException {
    if (!Libc.AVAILABLE) {
      return FileContent.open(path); // Windows does not let go of the name of a mapped file.
    }
    Held one = newest(path, sizeBytes);
    one.readers++;
    one.uses++;
    return one.file.reading(() -> letGo(one));
  }

  /// How many files are mapped, for tests.
  synchronized int mapped() {
    return mapped;
  }

  private Held newest(Path path, long sizeBytes) throws IOException {
    long nowNanos = nanos.getAsLong();
    Held known = held.get(path);
    Version version = known == null ? Version.of(path) : look(known, nowNanos);
    if (version.sizeBytes() != sizeBytes) {
      throw new IOException(
          "%s has %d bytes instead of %d".formatted(path, version.sizeBytes(), sizeBytes));
    }
    if (known != null && known.version.equals(version)) {
      return known;
    }
    var one = new Held(path, version, MappedFile.open(path), nowNanos);
    mapped++;
    held.put(path, one);
    return one;
  }

  private static Version look(Held known, long nowNanos) throws IOException {
    if (nowNanos - known.lookedAtNanos < LOOK_EACH_NANOS) {
      return known.version;
    }
    known.lookedAtNanos = nowNanos;
    return Version.of(known.path);
  }

  private synchronized void letGo(Held one) {
    one.readers--;
    if (one.readers == 0 && !one.watched) {
      one.watched = true;
      watch(one);
    }
  }

  private void watch(Held one) {
    long uses = one.uses;
    afterLingering.execute(() -> closeIfUnused(one, uses));
  }

  private synchronized void closeIfUnused(Held one, long usesBefore) {
    if (one.readers > 0) {
      one.watched = false;
    } else if (one.uses > usesBefore) {
      watch(one);
    } else {
      held.remove(one.path, one);
      close(one);
    }
  }

  private void close(Held one) {
    mapped--;
    try {
      one.file.close();
    } catch (IOException failure) {
      log.warn("{} cannot be closed", one.path, failure);
    }
  }
}
