package rekindle.trials.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import rekindle.trials.Program;
import rekindle.trials.Ran;

/// The station in a process of its own.
///
/// @param version for the report
/// @param rekindle what a `rekindle` command line begins with
record Station(String name, String version, List<String> rekindle) implements Contender {
  private static final Pattern PORT = Pattern.compile(" tftp=[^ ]*:(\\d+)");

  /// As a person starts it, by the launcher of a source tree; another tree than ours compares two
  /// states of the program.
  static Station ofTree(String name, Path root) {
    Ran commit =
        Program.runIn(root, Duration.ofSeconds(10), "git", "describe", "--always", "--dirty");
    return new Station(
        name, "rekindle " + commit.lastLine(), List.of(root.resolve("rekindle").toString()));
  }

  /// From the classes under test, with the options of the launcher but without its build.
  static Station underTest() {
    return new Station(
        "station", "the classes under test", List.of(Program.rekindleCommand(List.of())));
  }

  @Override
  public Running start(Place place) throws IOException {
    Path data = Files.createDirectories(place.work().resolve(name + "-data"));
    publish(place.files(), data);
    var command = new ArrayList<>(place.serverPrefix());
    command.addAll(rekindle);
    command.addAll(List.of("serve", "--bind", place.address(), "--tftp-port", "0"));
    command.addAll(List.of("--http-port", "0", "--ftp-port", "0", "--dashboard-port", "0"));
    command.addAll(List.of("--data", data.toString()));
    Path log = place.work().resolve(name + ".log");
    ServerTree tree = ServerTree.start(name, command, place.work(), log);
    return new Running(this, tree, place.address(), readyPort(tree.process(), log));
  }

  private void publish(Path files, Path data) throws IOException {
    try (Stream<Path> all = Files.list(files)) {
      for (Path file : all.sorted().toList()) {
        var command = new ArrayList<>(rekindle);
        command.addAll(List.of("image", "add", file.toString()));
        command.addAll(List.of("--as", file.getFileName().toString(), "--data", data.toString()));
        Ran ran = Program.run(Duration.ofMinutes(5), command.toArray(String[]::new));
        if (ran.exitCode() != 0) {
          throw new IOException("cannot publish " + file + ": " + ran.errors() + ran.output());
        }
      }
    }
  }

  private static int readyPort(Process process, Path log) throws IOException {
    BufferedReader output = process.inputReader();
    String line;
    while ((line = output.readLine()) != null) {
      Matcher port = PORT.matcher(line);
      if (line.startsWith("ready ") && port.find()) {
        return Integer.parseInt(port.group(1));
      }
    }
    throw new IOException("the station ended before it was ready:\n" + Files.readString(log));
  }
}
