package rekindle.cli;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/// `--data DIR`, on every command that touches the image store or the journal.
///
/// The default is the place where this system's users keep the data of programs: `XDG_DATA_HOME` or
/// `~/.local/share` on Linux (XDG Base Directory Specification 0.8), `~/Library/Application
/// Support` on macOS, `%LOCALAPPDATA%` on Windows.
final class DataOption {
  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Where images and history are kept (default: your data directory).")
  Optional<Path> named = Optional.empty();

  /// The directory named, or the default one of this system.
  DataDirectory directory(Map<String, String> environment) {
    Path path =
        named.orElseGet(
            () ->
                defaultDirectory(
                    System.getProperty("os.name", ""),
                    Path.of(System.getProperty("user.home", "")),
                    environment));
    return new DataDirectory(path.toAbsolutePath());
  }

  static Path defaultDirectory(String system, Path home, Map<String, String> environment) {
    if (system.startsWith("Windows")) {
      return absolute(environment, "LOCALAPPDATA")
          .orElse(home.resolve("AppData").resolve("Local"))
          .resolve("Rekindle");
    }
    if (system.startsWith("Mac")) {
      return home.resolve("Library").resolve("Application Support").resolve("Rekindle");
    }
    return absolute(environment, "XDG_DATA_HOME")
        .orElse(home.resolve(".local").resolve("share"))
        .resolve("rekindle");
  }

  /// The specification says that a relative path in the variable is to be ignored.
  private static Optional<Path> absolute(Map<String, String> environment, String variable) {
    return Optional.ofNullable(environment.get(variable))
        .filter(value -> !value.isEmpty())
        .map(Path::of)
        .filter(Path::isAbsolute);
  }
}
