package rekindle.trials;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/// Files of random bytes that stand in for firmware.
public final class FirmwareFiles {
  private FirmwareFiles() {}

  /// Writes `sizeBytes` bytes that `sizeBytes` itself seeds, so that a failure can be replayed.
  public static Path ofSize(int sizeBytes, Path folder) {
    byte[] content = new byte[sizeBytes];
    new Random(sizeBytes).nextBytes(content);
    try {
      return Files.write(folder.resolve("firmware-" + sizeBytes + ".bin"), content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
