package rekindle.trials;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Programs run to their end, foreign ones and our own.
public final class Program {
  private static final int ENDED_BY_US = 124;

  private Program() {}

  /// Runs a command in the current folder.
  public static Ran run(Duration limit, String... command) {
    return runIn(Path.of("").toAbsolutePath(), limit, command);
  }

  /// Runs a command in `folder`; a program still running after `limit` is ended.
  public static Ran runIn(Path folder, Duration limit, String... command) {
    try {
      Path output = Files.createTempFile("trial", ".out");
      Path errors = Files.createTempFile("trial", ".err");
      try {
        Process process =
            new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .redirectOutput(output.toFile())
                .redirectError(errors.toFile())
                .start();
        int exitCode = exitCodeWithin(limit, process);
        return new Ran(exitCode, Files.readString(output), Files.readString(errors));
      } finally {
        Files.deleteIfExists(output);
        Files.deleteIfExists(errors);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot run " + String.join(" ", command), e);
    }
  }

  /// Runs `rekindle ARGUMENTS` as a process of its own, from the classes under test.
  public static Ran rekindle(Duration limit, String... arguments) {
    return run(limit, rekindleCommand(List.of(), arguments));
  }

  /// The command line that starts Rekindle from the classes under test, with the options of the
  /// launcher.
  ///
  /// @param jvmOptions for example `-Xmx128m`
  public static String[] rekindleCommand(List<String> jvmOptions, String... arguments) {
    var options = new ArrayList<>(StartCache.options());
    options.addAll(jvmOptions);
    return java(options, arguments);
  }

  static String[] java(List<String> jvmOptions, String... arguments) {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("--enable-native-access=ALL-UNNAMED");
    command.add("-XX:+UseSerialGC");
    if (!List.of(arguments).contains("serve")) {
      command.add("-XX:TieredStopAtLevel=1");
    }
    command.addAll(jvmOptions);
    command.addAll(List.of("-cp", StartCache.CLASS_PATH, "rekindle.cli.Main"));
    command.addAll(List.of(arguments));
    return command.toArray(String[]::new);
  }

  private static int exitCodeWithin(Duration limit, Process process) {
    try {
      if (process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        return process.exitValue();
      }
      process.destroyForcibly().waitFor();
      return ENDED_BY_US;
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while a program ran", e);
    }
  }
}
