package rekindle.trials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// Foreign programs from Debian's packages.
///
/// A missing one is installed where that is possible (root on Debian). Where it is not, the test
/// fails in CI and is skipped with a reason on a developer's own machine; it never passes without
/// having run.
public final class Debian {
  private static final List<Path> PROGRAM_FOLDERS =
      List.of(Path.of("/usr/bin"), Path.of("/usr/sbin"), Path.of("/bin"), Path.of("/sbin"));

  private Debian() {}

  /// Path of a program, installed first if need be.
  ///
  /// @param program file name, for example `atftp`
  /// @param fromPackage the Debian package that has it
  public static String program(String program, String fromPackage) {
    for (Path folder : PROGRAM_FOLDERS) {
      if (Files.isExecutable(folder.resolve(program))) {
        return folder.resolve(program).toString();
      }
    }
    Alone.run(() -> install(fromPackage));
    return PROGRAM_FOLDERS.stream()
        .map(folder -> folder.resolve(program))
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow(() -> new AssertionError(fromPackage + " does not contain " + program))
        .toString();
  }

  /// Path of a data file (a ROM, a boot loader), its package installed first if need be.
  public static String file(String path, String fromPackage) {
    if (!Files.exists(Path.of(path))) {
      Alone.run(() -> install(fromPackage));
    }
    assertThat(Path.of(path)).as("from package " + fromPackage).exists();
    return path;
  }

  /// Path of a program unpacked from its package without installing it: `tftpd-hpa` and `atftpd`
  /// refuse to be installed side by side.
  ///
  /// @param path where the package has it, for example `usr/sbin/atftpd`
  /// @param library a package with a shared library that the program needs
  public static String unpacked(String path, String fromPackage, String library) {
    Path folder = Path.of("target", "debian", fromPackage).toAbsolutePath();
    Path program = folder.resolve(path);
    if (!Files.isExecutable(program)) {
      Alone.run(
          () -> {
            install(library);
            unpack(fromPackage, folder);
          });
    }
    assertThat(program).as("from package " + fromPackage).isExecutable();
    return program.toString();
  }

  /// For trials that need a network namespace of their own.
  public static void rootOnLinux() {
    needed(isRoot() && Files.exists(Path.of("/proc/self/ns/net")), "root on Linux");
  }

  private static void install(String fromPackage) {
    boolean possible = isRoot() && Files.isExecutable(Path.of("/usr/bin/apt-get"));
    needed(
        possible, "the Debian package " + fromPackage + " (apt-get install " + fromPackage + ")");
    Program.run(Duration.ofMinutes(3), "apt-get", "update", "-q");
    succeeds(
        Program.run(
            Duration.ofMinutes(10),
            "env",
            "DEBIAN_FRONTEND=noninteractive",
            "apt-get",
            "install",
            "-y",
            "-q",
            "--no-install-recommends",
            fromPackage));
  }

  private static void unpack(String debianPackage, Path folder) {
    succeeds(Program.run(Duration.ofMinutes(1), "mkdir", "-p", folder.toString()));
    succeeds(
        Program.runIn(folder, Duration.ofMinutes(2), "apt-get", "download", "-q", debianPackage));
    succeeds(
        Program.runIn(
            folder, Duration.ofMinutes(1), "sh", "-c", "dpkg -x " + debianPackage + "_*.deb ."));
  }

  private static void succeeds(Ran ran) {
    assertThat(ran.exitCode()).as(ran.errors()).isZero();
  }

  private static void needed(boolean there, String what) {
    if (System.getenv("CI") != null) {
      assertThat(there).as("this trial needs " + what).isTrue();
    }
    assumeTrue(there, "this trial needs " + what);
  }

  private static boolean isRoot() {
    return "root".equals(System.getProperty("user.name"));
  }
}
