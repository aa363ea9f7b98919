package rekindle.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// A source tree with nothing in it but the real launcher, and Javas and a Maven that only say what
/// they were asked to do.
final class LauncherSandbox {
  /// What a run printed, and how it ended.
  record Run(int exitCode, String out, String err) {}

  private static final List<String> TOOLS =
      List.of(
          "readlink", "find", "head", "mkdir", "ln", "rm", "mv", "sleep", "grep", "touch", "cat");

  private final Path folder;
  private final Map<String, String> environment = new HashMap<>();

  LauncherSandbox(Path folder) throws IOException {
    this.folder = folder;
    Files.createDirectories(root().resolve("cli/src/main/java"));
    Files.createDirectories(root().resolve("build"));
    Files.createDirectories(folder.resolve("jvm"));
    Files.createDirectories(folder.resolve("bin"));
    Files.writeString(root().resolve("pom.xml"), "<project/>");
    Files.writeString(root().resolve("cli/pom.xml"), "<project/>");
    // The Javas of this machine must not be found.
    String script = Files.readString(launcher());
    script(root().resolve("rekindle"), script.replace("/usr/lib/jvm/*", folder + "/jvm/*"));
    for (String tool : TOOLS) {
      lend(tool);
    }
    environment.put("PATH", folder.resolve("bin").toString());
  }

  static Path launcher() {
    Path here = Path.of("").toAbsolutePath();
    Path besides = here.resolve("rekindle");
    return Files.isRegularFile(besides) ? besides : here.resolveSibling("rekindle");
  }

  Path root() {
    return folder.resolve("tree");
  }

  Path jar() {
    return root().resolve("cli/target/rekindle-cli.jar");
  }

  /// A Java below the folder that stands for /usr/lib/jvm.
  Path installJava(String name, String version) throws IOException {
    return java(folder.resolve("jvm").resolve(name), version);
  }

  /// A Java that prints its own name and what it was asked to run.
  Path java(Path home, String version) throws IOException {
    Files.createDirectories(home.resolve("bin"));
    Files.writeString(
        home.resolve("release"),
        "IMPLEMENTOR=\"Test\"\nJAVA_RUNTIME_VERSION=\"%1$s+1\"\nJAVA_VERSION=\"%1$s\"\n"
            .formatted(version));
    script(
        home.resolve("bin/java"),
        "#!/bin/sh\necho \"%s runs $*, process $$\"\n".formatted(home.getFileName()));
    return home;
  }

  void javaOnPath(Path home) throws IOException {
    Files.createSymbolicLink(folder.resolve("bin/java"), home.resolve("bin/java"));
  }

  /// A Maven that runs the given shell commands in the tree and leaves a jar.
  void maven(String commands) throws IOException {
    script(
        folder.resolve("bin/mvn"),
        "#!/bin/sh\necho built >>built-times\nmkdir -p cli/target\n%s\n".formatted(commands));
  }

  int buildsSoFar() throws IOException {
    Path times = root().resolve("built-times");
    return Files.exists(times) ? Files.readAllLines(times).size() : 0;
  }

  /// A program that was built a minute ago from sources two minutes old, and its start-up cache.
  void alreadyBuilt() throws IOException {
    for (String source : List.of("pom.xml", "cli/pom.xml", "cli/src/main/java", "cli/src/main")) {
      age(root().resolve(source), 120);
    }
    age(root().resolve("build"), 120);
    Files.createDirectories(jar().getParent());
    Files.writeString(jar(), "jar");
    age(jar(), 60);
  }

  static void age(Path file, int seconds) throws IOException {
    Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusSeconds(seconds)));
  }

  void set(String variable, String value) {
    environment.put(variable, value);
  }

  Run run(List<String> shell, String... arguments) throws IOException, InterruptedException {
    return run(shell, root().resolve("rekindle"), root(), arguments);
  }

  Run run(List<String> shell, Path script, Path directory, String... arguments)
      throws IOException, InterruptedException {
    return finish(start(shell, script, directory, arguments));
  }

  Process start(List<String> shell, Path script, Path directory, String... arguments)
      throws IOException {
    var command = new ArrayList<>(shell);
    command.add(script.toString());
    command.addAll(List.of(arguments));
    var builder = new ProcessBuilder(command).directory(directory.toFile());
    builder.environment().clear();
    builder.environment().putAll(environment);
    return builder.start();
  }

  Run finish(Process process) throws IOException, InterruptedException {
    process.getOutputStream().close();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new IllegalStateException("the launcher did not end; it said: " + err);
    }
    return new Run(process.exitValue(), out, err);
  }

  /// Puts a tool of this machine on the launcher's path, which has nothing else.
  private void lend(String name) throws IOException {
    for (String place : List.of("/usr/bin", "/bin")) {
      Path tool = Path.of(place, name);
      if (Files.exists(tool)) {
        script(folder.resolve("bin").resolve(name), "#!/bin/sh\nexec %s \"$@\"\n".formatted(tool));
        return;
      }
    }
  }

  private static void script(Path file, String text) throws IOException {
    Files.writeString(file, text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }
}
