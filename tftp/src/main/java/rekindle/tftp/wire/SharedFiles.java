package rekindle.tftp.wire;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
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
  public Content open(Path path, long sizeBytes) throws IOException {
    if (!Libc.AVAILABLE) {
      return FileContent.open(path); // Windows does not let go of the name of a mapped file.
    }
    Held one = joined(path).orElse(null);
    if (one == null) {
      one = mapped(path);
    }
    Content content = reading(one);
    if (content.sizeBytes() != sizeBytes) {
      Freight.close(content);
      throw new IOException(
          "%s has %d bytes instead of %d".formatted(path, content.sizeBytes(), sizeBytes));
    }
    return content;
  }

  /// How many files are mapped, for tests.
  synchronized int mapped() {
    return mapped;
  }

  // The lock is never held while the disk is asked: whoever ends a transfer waits for it.

  /// The file that is held already, if it still is the newest.
  private Optional<Held> joined(Path path) throws IOException {
    long nowNanos = nanos.getAsLong();
    Held known;
    synchronized (this) {
      known = held.get(path);
      if (known == null) {
        return Optional.empty();
      }
      join(known);
      if (nowNanos - known.lookedAtNanos < LOOK_EACH_NANOS) {
        return Optional.of(known);
      }
      known.lookedAtNanos = nowNanos;
    }
    try {
      if (Version.of(path).equals(known.version)) {
        return Optional.of(known);
      }
    } catch (IOException | RuntimeException failure) {
      letGo(known);
      throw failure;
    }
    letGo(known);
    return Optional.empty();
  }

  private Held mapped(Path path) throws IOException {
    Version version = Version.of(path);
    var one = new Held(path, version, MappedFile.open(path), nanos.getAsLong());
    synchronized (this) {
      mapped++;
      held.put(path, one);
      join(one);
    }
    return one;
  }

  private void join(Held one) {
    one.readers++;
    one.uses++;
  }

  private Content reading(Held one) {
    return one.file.reading(() -> letGo(one));
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

  private void closeIfUnused(Held one, long usesBefore) {
    synchronized (this) {
      if (one.readers > 0) {
        one.watched = false;
        return;
      }
      if (one.uses > usesBefore) {
        watch(one);
        return;
      }
      held.remove(one.path, one);
      mapped--;
    }
    close(one);
  }

  private static void close(Held one) {
    try {
      one.file.close();
    } catch (IOException failure) {
      log.warn("{} cannot be closed", one.path, failure);
    }
  }
}
