package rekindle.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// `rekindle serve` on a thread of this process.
final class RunningStation {
  private static final Pattern READY =
      Pattern.compile(
          "ready tftp=127\\.0\\.0\\.1:(\\d+) http=127\\.0\\.0\\.1:(\\d+)"
              + " ftp=127\\.0\\.0\\.1:(\\d+) dashboard=(http://127\\.0\\.0\\.1:\\d+/)\n");

  private final Captured captured;
  private final Thread thread;
  private final FutureTask<Integer> command;
  private final int port;
  private final int httpPort;
  private final int ftpPort;
  private final String dashboard;

  private RunningStation(
      Captured captured, Thread thread, FutureTask<Integer> command, Matcher ready) {
    this.captured = captured;
    this.thread = thread;
    this.command = command;
    this.port = Integer.parseInt(ready.group(1));
    this.httpPort = Integer.parseInt(ready.group(2));
    this.ftpPort = Integer.parseInt(ready.group(3));
    this.dashboard = ready.group(4);
  }

  /// A station on any free port of the loopback, ready to be asked.
  static RunningStation start(Object... more) throws Exception {
    var words =
        new ArrayList<Object>(
            List.of(
                "serve",
                "--bind",
                "127.0.0.1",
                "--tftp-port",
                0,
                "--http-port",
                0,
                "--ftp-port",
                0));
    if (!List.of(more).contains("--dashboard-port")) {
      words.addAll(List.of("--dashboard-port", 0));
    }
    words.addAll(List.of(more));
    Captured captured = Captured.inAPipe();
    var command = new FutureTask<>(() -> captured.run(words.toArray()));
    Thread thread = Thread.ofPlatform().daemon().name("serve").start(command);
    String line = captured.firstLine(thread);
    Matcher ready = READY.matcher(line);
    if (!ready.matches()) {
      throw new IllegalStateException("not ready: " + line + captured.err());
    }
    return new RunningStation(captured, thread, command, ready);
  }

  int port() {
    return port;
  }

  int httpPort() {
    return httpPort;
  }

  int ftpPort() {
    return ftpPort;
  }

  /// Where the dashboard is, with a slash at its end.
  String dashboard() {
    return dashboard;
  }

  String url(String name) {
    return "tftp://127.0.0.1:%d/%s".formatted(port, name);
  }

  String log() {
    return captured.err();
  }

  /// Asks it to stop, as a signal would; harmless when it has stopped.
  ///
  /// @return its exit code
  int stop() throws Exception {
    thread.interrupt();
    return command.get(10, TimeUnit.SECONDS);
  }
}
