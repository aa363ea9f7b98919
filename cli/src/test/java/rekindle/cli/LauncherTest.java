package rekindle.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import rekindle.cli.LauncherSandbox.Run;

/// The launcher at the root, under every POSIX shell of this machine, with Javas that are scripts.
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the launcher is a POSIX shell script")
class LauncherTest {
  @TempDir Path folder;
  LauncherSandbox sandbox;

  static Stream<List<String>> shells() {
    return Stream.of(
            List.of("/bin/dash"), List.of("/bin/bash", "--posix"), List.of("/bin/busybox", "sh"))
        .filter(shell -> Files.isExecutable(Path.of(shell.getFirst())));
  }

  @BeforeEach
  void aTree() throws IOException {
    sandbox = new LauncherSandbox(folder.toRealPath());
  }

  @ParameterizedTest
  @MethodSource("shells")
  void javasAreTriedInTheirOrder(List<String> shell) throws Exception {
    sandbox.alreadyBuilt();
    Path own = sandbox.java(folder.resolve("own"), "25.0.1");
    Path home = sandbox.java(folder.resolve("home"), "26-ea");
    sandbox.installJava("installed-25", "25");
    sandbox.javaOnPath(sandbox.java(folder.resolve("path"), "25.0.2"));
    sandbox.set("REKINDLE_JAVA_HOME", own.toString());
    sandbox.set("JAVA_HOME", home.toString());

    String all = sandbox.run(shell, "x").out();
    Path bundled = sandbox.java(sandbox.root().resolve("runtime"), "25");
    sandbox.set("REKINDLE_JAVA_HOME", "");
    String withoutOwn = sandbox.run(shell, "x").out();
    Files.delete(bundled.resolve("release"));
    String withoutBundled = sandbox.run(shell, "x").out();
    sandbox.set("JAVA_HOME", "");
    String withoutHome = sandbox.run(shell, "x").out();
    Files.delete(folder.resolve("bin/java"));
    String withoutPath = sandbox.run(shell, "x").out();

    assertThat(all).startsWith("own runs");
    assertThat(withoutOwn).startsWith("runtime runs");
    assertThat(withoutBundled).startsWith("home runs");
    assertThat(withoutHome).startsWith("path runs");
    assertThat(withoutPath).startsWith("installed-25 runs");
  }

  @ParameterizedTest
  @MethodSource("shells")
  void theHighestInstalledJavaIsTaken(List<String> shell) throws Exception {
    sandbox.alreadyBuilt();
    sandbox.installJava("a-25", "25.0.3");
    sandbox.installJava("b-27", "27");
    sandbox.installJava("c-17", "17.0.15");
    sandbox.installJava("d-8", "1.8.0_452");

    Run run = sandbox.run(shell, "x");

    assertThat(run.out()).startsWith("b-27 runs");
  }

  @ParameterizedTest
  @MethodSource("shells")
  void withoutAJavaItSaysWhereItLooked(List<String> shell) throws Exception {
    sandbox.alreadyBuilt();
    sandbox.javaOnPath(sandbox.java(folder.resolve("old"), "17.0.15"));
    sandbox.set("JAVA_HOME", "/nonexistent");

    Run run = sandbox.run(shell, "serve");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out()).isEmpty();
    assertThat(run.err())
        .startsWith(
            """
            rekindle: needs Java 25 or newer and found none. Looked at:
              JAVA_HOME: no usable java in /nonexistent
              PATH: %s is Java 17
            """
                .formatted(folder.toRealPath().resolve("old")))
        .contains("Next: install one");
  }

  @ParameterizedTest
  @MethodSource("shells")
  void theProcessThatWasStartedBecomesJava(List<String> shell) throws Exception {
    sandbox.alreadyBuilt();
    sandbox.installJava("jdk", "25");
    sandbox.run(shell, "x");

    Process process = sandbox.start(shell, sandbox.root().resolve("rekindle"), folder, "serve");
    Run run = sandbox.finish(process);

    assertThat(run.out()).endsWith("process %d\n".formatted(process.pid()));
    assertThat(run.err()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("shells")
  void argumentsAndOptionsArriveWholeThroughALinkAndFromAnyDirectory(List<String> shell)
      throws Exception {
    sandbox.alreadyBuilt();
    sandbox.installJava("jdk", "25");
    sandbox.set("REKINDLE_JAVA_OPTS", "-Xmx128m -Dx=*");
    Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("tree/rekindle"));
    Path linkToLink = Files.createSymbolicLink(folder.resolve("again"), link);

    Run run = sandbox.run(shell, linkToLink, folder, "image", "add", "a file *");

    assertThat(run.out())
        .contains("-Xmx128m -Dx=* -jar %s image add a file *".formatted(realJar()));
  }

  @ParameterizedTest
  @MethodSource("shells")
  void onlyTheStationRunsWithTheOptimisingCompiler(List<String> shell) throws Exception {
    sandbox.alreadyBuilt();
    sandbox.installJava("jdk", "25");

    Run station = sandbox.run(shell, "serve", "--bind", "127.0.0.1");
    Run other = sandbox.run(shell, "image", "add", "serve");

    assertThat(station.out()).contains("-XX:+UseSerialGC").doesNotContain("TieredStopAtLevel");
    assertThat(other.out()).contains("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");
  }

  @ParameterizedTest
  @MethodSource("shells")
  void aCollectorOfOnesOwnTakesThePlaceOfOurs(List<String> shell) throws Exception {
    sandbox.alreadyBuilt();
    sandbox.installJava("jdk", "25");
    sandbox.set("REKINDLE_JAVA_OPTS", "-XX:+UseZGC");

    Run run = sandbox.run(shell, "x");

    assertThat(run.out()).contains("-XX:+UseZGC").doesNotContain("SerialGC");
  }

  @ParameterizedTest
  @MethodSource("shells")
  void itBuildsOnFirstUseAndWhenASourceIsNewer(List<String> shell) throws Exception {
    sandbox.installJava("jdk", "25");
    sandbox.maven("echo noise; touch cli/target/rekindle-cli.jar");

    Run first = sandbox.run(shell, "x");
    Run second = sandbox.run(shell, "x");
    LauncherSandbox.age(sandbox.jar(), 5);
    Files.writeString(sandbox.root().resolve("cli/src/main/java/New.java"), "class New {}");
    Run third = sandbox.run(shell, "x");

    assertThat(first.err()).contains("rekindle: building");
    assertThat(first.out()).startsWith("jdk runs").doesNotContain("noise");
    assertThat(second.err()).isEmpty();
    assertThat(third.err()).contains("rekindle: building");
    assertThat(sandbox.buildsSoFar()).isEqualTo(2);
  }

  @ParameterizedTest
  @MethodSource("shells")
  void twoStartsAtOnceBuildOnce(List<String> shell) throws Exception {
    sandbox.installJava("jdk", "25");
    sandbox.maven("sleep 1; touch cli/target/rekindle-cli.jar");
    Path launcher = sandbox.root().resolve("rekindle");

    Process one = sandbox.start(shell, launcher, folder, "one");
    Process two = sandbox.start(shell, launcher, folder, "two");

    assertThat(sandbox.finish(one).out()).startsWith("jdk runs");
    assertThat(sandbox.finish(two).out()).startsWith("jdk runs");
    assertThat(sandbox.buildsSoFar()).isEqualTo(1);
  }

  @ParameterizedTest
  @MethodSource("shells")
  void aLockLeftByADeadProcessDoesNotBlock(List<String> shell) throws Exception {
    sandbox.installJava("jdk", "25");
    sandbox.maven("touch cli/target/rekindle-cli.jar");
    Process dead = new ProcessBuilder("/bin/true").start();
    dead.waitFor();
    Files.createDirectories(sandbox.root().resolve("cli/target"));
    Files.createSymbolicLink(
        sandbox.root().resolve("cli/target/launcher.lock"), Path.of(Long.toString(dead.pid())));

    Run run = sandbox.run(shell, "x");

    assertThat(run.out()).startsWith("jdk runs");
    assertThat(sandbox.root().resolve("cli/target/launcher.lock")).doesNotExist();
  }

  @ParameterizedTest
  @MethodSource("shells")
  void aFailedBuildShowsItsErrorsAndTheLog(List<String> shell) throws Exception {
    sandbox.installJava("jdk", "25");
    sandbox.maven("echo '[ERROR] Main.java:[1,1] no such thing'; exit 1");

    Run run = sandbox.run(shell, "x");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out()).isEmpty();
    assertThat(run.err())
        .contains("[ERROR] Main.java:[1,1] no such thing", "less ", "launcher-build.log");
  }

  @ParameterizedTest
  @MethodSource("shells")
  void withoutMavenItSaysSoOrGoesOnWithWhatWasBuilt(List<String> shell) throws Exception {
    sandbox.installJava("jdk", "25");

    Run nothingBuilt = sandbox.run(shell, "x");
    sandbox.alreadyBuilt();
    Files.writeString(sandbox.root().resolve("cli/src/main/java/New.java"), "class New {}");
    Run outdated = sandbox.run(shell, "x");

    assertThat(nothingBuilt.exitCode()).isEqualTo(1);
    assertThat(nothingBuilt.err()).contains("needs Maven (mvn)", "Next: install it");
    assertThat(outdated.out()).startsWith("jdk runs");
    assertThat(outdated.err()).contains("Maven (mvn) is not installed");
  }

  private Path realJar() throws IOException {
    return sandbox.jar().toRealPath();
  }
}
