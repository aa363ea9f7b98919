package rekindle.tftp.wire;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A folder that takes uploads: within a quota, whole or not at all, never over an existing file.
///
/// An upload grows in a temporary file beside its destination. When it is whole, it is forced to
/// the disk and gets its name in one step that fails where the name is taken. A power cut leaves
/// either the whole file or a temporary one, which the next start removes.
///
/// Safe for several threads.
public final class Inbox {
  static final String PART_PREFIX = ".upload-";
  static final String PART_SUFFIX = ".part";

  private static final Logger log = LoggerFactory.getLogger(Inbox.class);

  // A name from the network never becomes a path: no separator, no device or stream (`:`), no
  // leading dot (hidden files, `..`), nothing a terminal would act on.
  private static final Pattern PLAIN_NAME = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.+@=-]{0,127}");
  private static final Pattern LEADING_NOISE = Pattern.compile("^(?:\\.?[/\\\\])+");
  private static final Duration FORGOTTEN_AFTER = Duration.ofDays(1);

  private final Path folder;
  private final long quotaBytes;
  private long usedBytes;

  private Inbox(Path folder, long quotaBytes, long usedBytes) {
    this.folder = folder;
    this.quotaBytes = quotaBytes;
    this.usedBytes = usedBytes;
  }

  /// The inbox in `folder`, which is made where it is missing.
  ///
  /// @param quotaBytes what all files in it may hold together; files already there count
  /// @throws IOException where the folder cannot be made or read
  public static Inbox open(Path folder, long quotaBytes) throws IOException {
    Files.createDirectories(folder);
    removeForgottenParts(folder, Instant.now().minus(FORGOTTEN_AFTER));
    return new Inbox(folder, quotaBytes, bytesIn(folder));
  }

  /// A place for an upload named `asked`, or why there is none.
  ///
  /// @param asked as the peer wrote it; leading `/`, `\` and `./` are ignored
  /// @param announcedBytes what the peer's `tsize` option announced; 0 = nothing
  public Admission admit(String asked, long announcedBytes) {
    String name = LEADING_NOISE.matcher(asked).replaceFirst("");
    if (!PLAIN_NAME.matcher(name).matches()) {
      return UploadRefusal.BAD_NAME;
    }
    if (Files.exists(folder.resolve(name), LinkOption.NOFOLLOW_LINKS)) {
      return UploadRefusal.NAME_TAKEN;
    }
    if (announcedBytes > remainingBytes()) {
      return UploadRefusal.NO_ROOM;
    }
    return begin(folder.resolve(name));
  }

  /// What the quota still allows, in bytes.
  public synchronized long remainingBytes() {
    return Math.max(0, quotaBytes - usedBytes);
  }

  /// Takes `bytes` off the quota.
  ///
  /// @return false, and nothing taken, where they do not fit
  synchronized boolean reserve(long bytes) {
    if (bytes > quotaBytes - usedBytes) {
      return false;
    }
    usedBytes += bytes;
    return true;
  }

  synchronized void giveBack(long bytes) {
    usedBytes -= bytes;
  }

  private Admission begin(Path destination) {
    try {
      Path part = Files.createTempFile(folder, PART_PREFIX, PART_SUFFIX);
      return new Admission.Admitted(InboxFile.open(this, part, destination));
    } catch (IOException failure) {
      log.warn("The inbox {} cannot take an upload", folder, failure);
      return UploadRefusal.NO_ROOM;
    }
  }

  // Younger ones may belong to another station that shares the folder.
  private static void removeForgottenParts(Path folder, Instant before) throws IOException {
    try (DirectoryStream<Path> parts =
        Files.newDirectoryStream(folder, PART_PREFIX + "*" + PART_SUFFIX)) {
      for (Path part : parts) {
        if (Files.getLastModifiedTime(part).compareTo(FileTime.from(before)) < 0) {
          Files.deleteIfExists(part);
        }
      }
    }
  }

  private static long bytesIn(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(Files::isRegularFile).mapToLong(Inbox::sizeBytes).sum();
    } catch (UncheckedIOException failure) {
      throw failure.getCause();
    }
  }

  private static long sizeBytes(Path file) {
    try {
      return Files.size(file);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
