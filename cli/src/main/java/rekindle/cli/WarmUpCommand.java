package rekindle.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import rekindle.cli.terminal.Console;
import rekindle.cli.terminal.Failure;
import rekindle.phone.Speed;

/// `warm-up`: does once what most starts do, so that Java can remember the classes for the next
/// start (JEP 514). The launcher runs it after a build; its output is for nobody.
@Command(name = WarmUpCommand.NAME, hidden = true)
final class WarmUpCommand implements Callable<Integer> {
  static final String NAME = "warm-up";

  private static final int PATIENCE_MILLIS = 10_000;

  private final Console console;

  WarmUpCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Failure {
    int trouble = run("--help") + run("serve", "--help") + run("models", "--json");
    trouble += run("guide", "snom320");
    trouble += new Demo(console, Models.find("snom320"), Speed.AS_FAST_AS_IT_GOES).run(false);
    try (ScratchDirectory scratch = ScratchDirectory.make()) {
      trouble += serve(scratch.path());
    } catch (IOException | ExecutionException failure) {
      throw Failure.of("The station was not warmed up: " + failure.getMessage(), "try again.");
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return Failure.WORK_FAILED;
    }
    return trouble == 0 ? 0 : Failure.WORK_FAILED;
  }

  private int run(String... arguments) {
    return Main.run(console, arguments);
  }

  /// The command itself, on any free ports of this machine: one download by each protocol, and a
  /// page. It ends as by a signal when its thread is interrupted.
  private int serve(Path folder) throws IOException, ExecutionException, InterruptedException {
    String data = folder.resolve("data").toString();
    String image = folder.resolve("image").toString();
    int trouble = run("image", "make", "snom320", "--out", image, "--size", "65536");
    trouble += run("image", "add", image, "--model", "snom320", "--data", data);
    try (var pipe = new PipedInputStream();
        var out = new PrintStream(new PipedOutputStream(pipe), true, StandardCharsets.UTF_8);
        var lines = new BufferedReader(new InputStreamReader(pipe, StandardCharsets.UTF_8))) {
      var station = new FutureTask<>(() -> Main.run(withOut(out), serveOn(data)));
      Thread thread = Thread.ofPlatform().name("station").start(station);
      try {
        visit(Optional.ofNullable(lines.readLine()).orElse(""));
      } finally {
        thread.interrupt();
      }
      return trouble + station.get();
    }
  }

  private static String[] serveOn(String data) {
    String anyPorts = "--tftp-port 0 --http-port 0 --ftp-port 0 --dashboard-port 0";
    return Stream.of("serve --bind 127.0.0.1 %s --data DATA".formatted(anyPorts).split(" "))
        .map(word -> word.equals("DATA") ? data : word)
        .toArray(String[]::new);
  }

  private Console withOut(PrintStream out) {
    return new Console(
        console.in(), out, console.err(), false, false, false, console.environment());
  }

  private static void visit(String readyLine) throws IOException {
    for (String place : readyLine.split(" ", -1)) {
      String[] named = place.split("=", 2);
      switch (named[0]) {
        case "http", "ftp" -> read(named[0] + "://" + named[1] + "/snom320.bin");
        case "dashboard" -> read(named[1]);
        default -> {
          // TFTP was spoken in the demonstration.
        }
      }
    }
  }

  private static void read(String url) throws IOException {
    URLConnection connection = URI.create(url).toURL().openConnection();
    connection.setConnectTimeout(PATIENCE_MILLIS);
    connection.setReadTimeout(PATIENCE_MILLIS);
    try (InputStream in = connection.getInputStream()) {
      in.transferTo(OutputStream.nullOutputStream());
    }
  }
}
