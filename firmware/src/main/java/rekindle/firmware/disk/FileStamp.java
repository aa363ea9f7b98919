package rekindle.firmware.disk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Optional;

/// What a file looks like from outside; as long as it stays equal, its content is taken to be the
/// same.
///
/// @param key the file's own identity (an inode); a text of no meaning where there is none
/// @param modified time of the last change
/// @param sizeBytes its length
record FileStamp(String key, FileTime modified, long sizeBytes) {
  /// The stamp of a file; empty if there is none.
  static Optional<FileStamp> of(Path file) throws IOException {
    try {
      var attributes = Files.readAttributes(file, BasicFileAttributes.class);
      return Optional.of(
          new FileStamp(
              String.valueOf(attributes.fileKey()),
              attributes.lastModifiedTime(),
              attributes.size()));
    } catch (NoSuchFileException absent) {
      return Optional.empty();
    }
  }
}
