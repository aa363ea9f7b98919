package rekindle.trials.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// A server's process with all its descendants: what they cost.
///
/// Where a cgroup can be made (root on Linux) the kernel counts for the group in microseconds, with
/// children and threads that have ended. The group has no controller, so nothing is scheduled in
/// another way for it. Elsewhere: utime, stime and those of waited-for children from
/// `/proc/PID/stat`, summed over the living descendants, in ticks of 10 ms.
final class ServerTree implements AutoCloseable {
  private static final long TICK_NANOS = 10_000_000;

  private final Process process;
  private final Optional<Path> group;

  private ServerTree(Process process, Optional<Path> group) {
    this.process = process;
    this.group = group;
  }

  /// Starts a server.
  ///
  /// @param folder its working directory
  /// @param log where its standard error goes
  static ServerTree start(String name, List<String> command, Path folder, Path log)
      throws IOException {
    Optional<Path> group = newGroup(name);
    var all = new ArrayList<String>();
    if (group.isPresent()) {
      String enter = "echo $$ >" + group.get().resolve("cgroup.procs") + " && exec \"$@\"";
      all.addAll(List.of("sh", "-c", enter, "sh"));
    }
    all.addAll(command);
    var builder = new ProcessBuilder(all).directory(folder.toFile()).redirectError(log.toFile());
    return new ServerTree(builder.start(), group);
  }

  Process process() {
    return process;
  }

  /// How the CPU is counted, for the report.
  String accounting() {
    return group.isPresent() ? "cgroup" : "/proc ticks";
  }

  /// CPU time that the tree has used so far.
  long cpuNanos() throws IOException {
    if (group.isPresent()) {
      try (Stream<String> lines = Files.lines(group.get().resolve("cpu.stat"))) {
        return lines
            .filter(line -> line.startsWith("usage_usec "))
            .mapToLong(line -> Long.parseLong(line.substring("usage_usec ".length())) * 1_000)
            .sum();
      }
    }
    return family().mapToLong(ServerTree::ticks).sum() * TICK_NANOS;
  }

  /// Proportional set size of the tree: shared pages count in parts.
  long pssBytes() {
    return family().mapToLong(ServerTree::pssBytesOf).sum();
  }

  private Stream<ProcessHandle> family() {
    return Stream.concat(Stream.of(process.toHandle()), process.toHandle().descendants());
  }

  private static long ticks(ProcessHandle one) {
    try {
      String stat = Files.readString(Path.of("/proc/" + one.pid() + "/stat"));
      String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
      long sum = 0;
      for (int i = 11; i <= 14; i++) { // utime, stime, cutime, cstime (proc(5))
        sum += Long.parseLong(fields[i]);
      }
      return sum;
    } catch (IOException _) {
      return 0; // It has ended, and its parent has the time.
    }
  }

  private static long pssBytesOf(ProcessHandle one) {
    try (Stream<String> lines = Files.lines(Path.of("/proc/" + one.pid() + "/smaps_rollup"))) {
      return lines
          .filter(line -> line.startsWith("Pss:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
          .sum();
    } catch (IOException | UncheckedIOException _) {
      return 0;
    }
  }

  private static Optional<Path> newGroup(String name) {
    for (String root : List.of("/sys/fs/cgroup", "/sys/fs/cgroup/unified")) {
      Path group = Path.of(root, "rekindle-bench-" + ProcessHandle.current().pid() + "-" + name);
      try {
        if (Files.exists(Path.of(root, "cgroup.procs"))) {
          Files.createDirectory(group);
          if (Files.exists(group.resolve("cpu.stat"))) {
            return Optional.of(group);
          }
          Files.delete(group);
        }
      } catch (IOException _) {
        // Not ours to make: ticks will do.
      }
    }
    return Optional.empty();
  }

  /// Ends the server and whatever it has started.
  @Override
  public void close() {
    List<ProcessHandle> all = family().toList();
    all.forEach(ProcessHandle::destroy);
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
      all.forEach(ProcessHandle::destroyForcibly);
      for (int i = 0; group.isPresent() && i < 50 && !removed(group.get()); i++) {
        Thread.sleep(20);
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  /// The kernel refuses while a process of the group is still ending.
  private static boolean removed(Path group) {
    try {
      Files.delete(group);
      return true;
    } catch (IOException _) {
      return false;
    }
  }
}
