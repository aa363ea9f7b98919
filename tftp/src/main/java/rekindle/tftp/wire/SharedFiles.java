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
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import rekindle.tftp.Content;

/// Files to be sent, each mapped into memory once however many transfers read it.
///
/// A file that nobody reads any more stays mapped for a moment, because the next phone most likely
/// asks for the same. One that was replaced meanwhile is another file. Safe for several threads.
public final class SharedFiles {
  /// How long a file stays mapped that nobody reads.
  static final Duration LINGERING = Duration.ofSeconds(10);

  private static final Logger log = LoggerFactory.getLogger(SharedFiles.class);

  /// What tells a file from the one that took its place.
  private record Version(Path path, @Nullable Object inode, long sizeBytes, FileTime changed) {
    static Version of(Path path) throws IOException {
      var now = Files.readAttributes(path, BasicFileAttributes.class);
      return new Version(path, now.fileKey(), now.size(), now.lastModifiedTime());
    }
  }

  private static final class Held {
    private final MappedFile file;
    private int readers;
    private long uses;
    private boolean watched;

    Held(MappedFile file) {
      this.file = file;
    }
  }

  private final Map<Version, Held> held = new HashMap<>();
  private final Executor afterLingering;

  /// No file yet.
  public SharedFiles() {
    this(
        CompletableFuture.delayedExecutor(
            LINGERING.toMillis(), TimeUnit.MILLISECONDS, Runnable::run));
  }

  /// @param afterLingering runs what it is given when [#LINGERING] is over
  SharedFiles(Executor afterLingering) {
    this.afterLingering = afterLingering;
  }

  /// The file at `path`, to be sent by one transfer, which closes it.
  ///
  /// @param sizeBytes that it must have
  /// @throws IOException if it cannot be read, or has another size
  public Content open(Path path, long sizeBytes) throws IOException {
    Version version = Version.of(path);
    if (version.sizeBytes() != sizeBytes) {
      throw new IOException(
          "%s has %d bytes instead of %d".formatted(path, version.sizeBytes(), sizeBytes));
    }
    if (!Libc.AVAILABLE) {
      return FileContent.open(path); // Windows does not let go of the name of a mapped file.
    }
    synchronized (this) {
      Held one = held.get(version);
      if (one == null) {
        one = new Held(MappedFile.open(path));
        held.put(version, one);
      }
      one.readers++;
      one.uses++;
      return reading(version, one);
    }
  }

  /// How many files are mapped, for tests.
  synchronized int mapped() {
    return held.size();
  }

  private Content reading(Version version, Held one) {
    return one.file.reading(() -> letGo(version, one));
  }

  private synchronized void letGo(Version version, Held one) {
    one.readers--;
    if (one.readers == 0 && !one.watched) {
      one.watched = true;
      watch(version, one);
    }
  }

  private void watch(Version version, Held one) {
    long uses = one.uses;
    afterLingering.execute(() -> look(version, one, uses));
  }

  private synchronized void look(Version version, Held one, long usesBefore) {
    if (one.readers > 0) {
      one.watched = false;
    } else if (one.uses > usesBefore) {
      watch(version, one);
    } else {
      held.remove(version);
      close(version, one);
    }
  }

  private static void close(Version version, Held one) {
    try {
      one.file.close();
    } catch (IOException failure) {
      log.warn("{} cannot be closed", version.path(), failure);
    }
  }
}
