package rekindle.firmware.disk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Where damaged files go, so that nobody serves them and somebody can look at them.
final class Quarantine {
  private Quarantine() {}

  /// Moves a file (or whatever lies in its place) to the store's folder for damaged things.
  ///
  /// @return where it is now
  static Path take(Path file, StoreFolder folder) throws IOException {
    Path freeName = folder.damaged().resolve(file.getFileName());
    for (int copy = 1; Files.exists(freeName); copy++) {
      freeName = folder.damaged().resolve(file.getFileName() + "." + copy);
    }
    DurableFile.move(file, freeName);
    return freeName;
  }
}
