package rekindle.firmware.disk;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import rekindle.firmware.Sha256;

/// Knows which files were read and found to have the sum they are named by.
///
/// What was verified stays so until the file looks different from outside ([FileStamp]).
final class Verifier {
  private final Map<Sha256, FileStamp> verified = new ConcurrentHashMap<>();
  // One reader at a time: when a hundred phones ask for one image at once, the first reads it and
  // the others find it verified.
  private final ReentrantLock reading = new ReentrantLock();

  /// What a file is like.
  sealed interface Finding {
    record Whole() implements Finding {}

    record Absent() implements Finding {}

    /// Its bytes have another sum.
    ///
    /// @param seen what it looked like when it was read
    record Damaged(FileStamp seen) implements Finding {}

    record Unreadable(IOException reason) implements Finding {}
  }

  /// Reads the file unless that was done before.
  Finding check(Sha256 image, Path file) {
    try {
      Optional<FileStamp> stamp = FileStamp.of(file);
      return stamp.isEmpty() ? new Finding.Absent() : check(image, file, stamp.get());
    } catch (IOException unreadable) {
      return new Finding.Unreadable(unreadable);
    }
  }

  /// Whether the file was read before and has not changed since.
  boolean knows(Sha256 image, Path file) throws IOException {
    return FileStamp.of(file).filter(stamp -> stamp.equals(verified.get(image))).isPresent();
  }

  /// Takes a file as read that was summed while it was written.
  void trust(Sha256 image, Path file) throws IOException {
    FileStamp.of(file).ifPresent(stamp -> verified.put(image, stamp));
  }

  private Finding check(Sha256 image, Path file, FileStamp stamp) throws IOException {
    if (stamp.equals(verified.get(image))) {
      return new Finding.Whole();
    }
    reading.lock();
    try {
      if (!stamp.equals(verified.get(image))) {
        if (!ObjectFile.inspect(file).sha256().equals(image)) {
          return new Finding.Damaged(stamp);
        }
        verified.put(image, stamp);
      }
      return new Finding.Whole();
    } finally {
      reading.unlock();
    }
  }
}
