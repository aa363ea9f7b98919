package rekindle.trials.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import rekindle.trials.Debian;
import rekindle.trials.Program;
import rekindle.trials.Ran;

/// The benchmark's two programs in C, built by gcc when their source is newer.
final class CPrograms {
  private static final Path SOURCES = Path.of("src", "bench", "c");

  private CPrograms() {}

  /// Path of `load` or `null`; the working directory is that of the room.
  static String built(String name) throws IOException {
    Path source = SOURCES.resolve(name + ".c").toAbsolutePath();
    Path program = Path.of("target", "bench", "tftp-" + name).toAbsolutePath();
    if (!Files.exists(program)
        || Files.getLastModifiedTime(program).compareTo(Files.getLastModifiedTime(source)) < 0) {
      Files.createDirectories(program.getParent());
      Debian.file("/usr/include/stdlib.h", "libc6-dev");
      Ran gcc =
          Program.run(
              Duration.ofMinutes(1),
              Debian.program("gcc", "gcc"),
              "-O2",
              "-Wall",
              "-Wextra",
              "-Werror",
              "-o",
              program.toString(),
              source.toString());
      if (gcc.exitCode() != 0) {
        throw new IOException("gcc refuses " + source + ":\n" + gcc.errors());
      }
    }
    return program.toString();
  }
}
