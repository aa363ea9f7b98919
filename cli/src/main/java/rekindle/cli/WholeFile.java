package rekindle.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.ThreadLocalRandom;

/// Writes a file whole or not at all: the bytes grow in a temporary file beside it, which takes its
/// place in one step when all of them are there. What was there before stays until then.
final class WholeFile {
  /// Writes the bytes.
  @FunctionalInterface
  interface Body<X extends Exception> {
    void writeTo(OutputStream out) throws IOException, X;
  }

  private WholeFile() {}

  /// Writes a file that everybody may read. A device or a pipe is written to directly.
  ///
  /// @throws IOException if it cannot be written; then the file is what it was before
  static <X extends Exception> void write(Path file, Body<X> body) throws IOException, X {
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      if (Files.isDirectory(file)) {
        throw new FileSystemException(file.toString(), null, "Is a directory");
      }
      try (OutputStream out = Files.newOutputStream(file)) {
        body.writeTo(out);
      }
      return;
    }
    // Through a symbolic link, the file it points to is replaced, not the link.
    replace(Files.exists(file) ? file.toRealPath() : file, body);
  }

  private static <X extends Exception> void replace(Path file, Body<X> body) throws IOException, X {
    long number = ThreadLocalRandom.current().nextLong(Long.MAX_VALUE);
    Path part =
        file.resolveSibling("." + file.getFileName() + "." + Long.toString(number, 36) + ".part");
    part.toFile().deleteOnExit(); // Ctrl-C skips what comes after "finally"
    try {
      try (OutputStream out = Files.newOutputStream(part, StandardOpenOption.CREATE_NEW)) {
        body.writeTo(out);
      }
      letEverybodyRead(part);
      Files.move(part, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  private static void letEverybodyRead(Path file) throws IOException {
    var view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
    if (view != null) {
      view.setPermissions(PosixFilePermissions.fromString("rw-r--r--"));
    }
  }
}
