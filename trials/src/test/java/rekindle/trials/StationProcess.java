package rekindle.trials;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A station in a process of its own on 127.0.0.1, as a person would start it.
public final class StationProcess implements AutoCloseable {
  private static final Pattern PORT =
      Pattern.compile(" (tftp|http|ftp|dashboard)=(?:http://)?127\\.0\\.0\\.1:(\\d+)");

  private final Process process;
  private final Path data;
  private final Path log;
  private final Map<String, Integer> ports;

  private StationProcess(Process process, Path data, Path log, Map<String, Integer> ports) {
    this.process = process;
    this.data = data;
    this.log = log;
    this.ports = ports;
  }

  /// Starts `serve` on any free port and waits for its ready line.
  public static StationProcess start(Path data, String... options) {
    return startWith(List.of(), data, options);
  }

  /// As [#start], with options for the Java VM.
  public static StationProcess startWith(List<String> jvmOptions, Path data, String... options) {
    var arguments =
        new ArrayList<>(
            List.of(
                "serve",
                "--bind",
                "127.0.0.1",
                "--tftp-port",
                "0",
                "--http-port",
                "0",
                "--ftp-port",
                "0",
                "--dashboard-port",
                "0",
                "--data",
                data.toString()));
    arguments.addAll(List.of(options));
    try {
      Files.createDirectories(data);
      Path log = data.resolveSibling(data.getFileName() + ".log");
      Process process =
          new ProcessBuilder(Program.rekindleCommand(jvmOptions, arguments.toArray(String[]::new)))
              .redirectError(log.toFile())
              .start();
      return new StationProcess(process, data, log, readyPorts(process, log));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, Integer> readyPorts(Process process, Path log) throws IOException {
    BufferedReader output = process.inputReader();
    String line;
    while ((line = output.readLine()) != null) {
      if (line.startsWith("ready ")) {
        return PORT.matcher(line)
            .results()
            .collect(Collectors.toMap(r -> r.group(1), r -> Integer.valueOf(r.group(2))));
      }
    }
    throw new AssertionError("the station ended before it was ready:\n" + Files.readString(log));
  }

  public int tftpPort() {
    return port("tftp");
  }

  /// The port of a protocol by its lower-case name: `tftp`, `http` or `ftp`.
  public int port(String protocol) {
    return Optional.ofNullable(ports.get(protocol))
        .orElseThrow(() -> new AssertionError("the ready line names no " + protocol));
  }

  public Path data() {
    return data;
  }

  public Process process() {
    return process;
  }

  /// What the station has written to standard error so far.
  public String log() {
    try {
      return Files.readString(log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Runs another `rekindle` command on this station's data.
  public Ran rekindle(String... arguments) {
    var all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--data", data.toString()));
    return Program.rekindle(java.time.Duration.ofMinutes(1), all.toArray(String[]::new));
  }

  /// Asks the station to end (SIGTERM) and waits for it.
  ///
  /// @return its exit code
  public int stop() {
    process.destroy();
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new AssertionError("the station did not end within 10 s of SIGTERM:\n" + log());
      }
      return process.exitValue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    if (process.isAlive()) {
      stop();
    }
  }
}
