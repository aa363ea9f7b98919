package rekindle.firmware.disk;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import rekindle.firmware.Inspection;
import rekindle.firmware.Inspector;

/// The file of one image.
final class ObjectFile {
  private static final Set<PosixFilePermission> READ_ONLY =
      PosixFilePermissions.fromString("r--r--r--");
  private static final int PIECE_BYTES = 1 << 16;

  private ObjectFile() {}

  /// Reads the whole file.
  static Inspection inspect(Path file) throws IOException {
    var inspector = new Inspector();
    var bytes = new byte[PIECE_BYTES];
    try (InputStream content = Files.newInputStream(file)) {
      for (int count = content.read(bytes); count >= 0; count = content.read(bytes)) {
        inspector.accept(ByteBuffer.wrap(bytes, 0, count));
      }
    }
    return inspector.inspection();
  }

  /// Takes away everybody's right to write, where the system knows such rights: images never
  /// change.
  static void makeReadOnly(Path file) throws IOException {
    if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.setPosixFilePermissions(file, READ_ONLY);
    }
  }
}
