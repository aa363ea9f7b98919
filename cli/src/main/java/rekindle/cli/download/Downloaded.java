package rekindle.cli.download;

import java.net.URI;
import java.nio.file.Path;
import rekindle.firmware.Notice;

/// What became of a download.
public sealed interface Downloaded {
  /// The whole file is there.
  ///
  /// @param file where its bytes are until [Downloader#discard]
  /// @param from the address that it really came from, after all redirects
  /// @param lengthKnown whether the server said how long the file is; if not, nobody can tell
  ///   whether it is whole
  record Complete(Path file, URI from, long sizeBytes, boolean lengthKnown) implements Downloaded {}

  /// The server has no such file.
  record Absent(Notice reason) implements Downloaded {}

  /// It did not work.
  record Failed(Notice reason) implements Downloaded {}
}
