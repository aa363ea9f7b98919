package rekindle.firmware.disk;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.Objects;

/// Files that are, at any moment and after any crash, either as before or as after.
final class DurableFile {
  private DurableFile() {}

  /// Replaces a file's content: written beside it, flushed to the disk, and renamed over it.
  ///
  /// The new file's time of change is always later than the old one's, even within one tick of the
  /// file system's clock, so that [FileStamp] sees every replacement. Not for two writers at once.
  static void replace(Path file, byte[] content) throws IOException {
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    try {
      try (FileChannel channel = FileChannel.open(fresh, CREATE, TRUNCATE_EXISTING, WRITE)) {
        write(channel, ByteBuffer.wrap(content));
        makeYounger(fresh, file);
        channel.force(true);
      }
      move(fresh, file);
    } catch (IOException failed) {
      Files.deleteIfExists(fresh);
      throw failed;
    }
  }

  /// Renames a file within one file system, over an existing one too, and flushes the names.
  static void move(Path from, Path to) throws IOException {
    Files.move(from, to, ATOMIC_MOVE, REPLACE_EXISTING);
    flushNames(Objects.requireNonNull(to.getParent(), "a file of the store has a folder"));
  }

  /// Writes all of `bytes`; left at its limit.
  static void write(FileChannel channel, ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }

  /// Flushes a folder's list of names to the disk, so that a rename survives a power cut.
  static void flushNames(Path folder) throws IOException {
    // Windows can open no folder, and needs none of this: NTFS journals names.
    if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      try (FileChannel names = FileChannel.open(folder, READ)) {
        names.force(true);
      }
    }
  }

  private static void makeYounger(Path fresh, Path old) throws IOException {
    if (Files.isRegularFile(old)) {
      FileTime before = Files.getLastModifiedTime(old);
      if (Files.getLastModifiedTime(fresh).compareTo(before) <= 0) {
        Files.setLastModifiedTime(
            fresh, FileTime.from(before.toInstant().plus(Duration.ofMillis(1))));
      }
    }
  }
}
