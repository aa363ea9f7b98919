package rekindle.trials.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import rekindle.trials.bench.Contender.Running;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Runs the load client against a server and looks at what it costs meanwhile.
///
/// @param program path of `load`
record LoadClient(String program, Place place, Settings settings) {
  private static final JsonMapper JSON = new JsonMapper();
  private static final int FIRST_LOOK_MILLIS = 200;
  private static final int SETTLE_MILLIS = 200;

  /// Looking at the memory of a thousand processes is work, too: at most a 20th of the time.
  private static final int LOOK_PAUSES = 20;

  /// One load, with what the server used from its beginning until 200 ms after its end, so that
  /// what a server writes behind belongs to it.
  Measurement measure(Scenario scenario, Running server, int round, int tries) throws IOException {
    long pssBefore = server.tree().pssBytes();
    long busyBefore = busyNanos();
    long cpuBefore = server.tree().cpuNanos();
    long begin = System.nanoTime();
    Process load =
        new ProcessBuilder(command(scenario, server))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    long pss = watchMemory(load, server);
    String line = new String(load.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (line.isBlank()) {
      throw new IOException("the load client ended without a result");
    }
    if (!server.tree().process().isAlive()) {
      throw new IOException(server.name() + " has ended in the middle of " + scenario.name());
    }
    long elapsed = System.nanoTime() - begin;
    sleep(settings.smoke() ? 0 : SETTLE_MILLIS);
    long cpu = server.tree().cpuNanos() - cpuBefore;
    Map<String, Object> result = JSON.readValue(line, new TypeReference<>() {});
    long client =
        (long) (((Number) result.getOrDefault("clientCpuSeconds", 0)).doubleValue() * 1e9);
    double others = (double) (busyNanos() - busyBefore - cpu - client) / elapsed;
    return new Measurement(
        scenario.name(), server.name(), round, result, cpu / 1e9, pss, pssBefore, others, tries);
  }

  private List<String> command(Scenario scenario, Running server) {
    String name = fileName(scenario.fileBytes());
    String expect =
        server.contender().sendsFiles()
            ? place.files().resolve(name).toString()
            : "zeros:" + scenario.fileBytes();
    var all = new ArrayList<>(place.clientPrefix());
    all.addAll(List.of(program, "--server", server.address() + ":" + server.port()));
    all.addAll(List.of("--file", name, "--expect", expect));
    all.addAll(List.of("--clients", Integer.toString(scenario.clients())));
    all.addAll(List.of("--transfers", Integer.toString(scenario.transfers())));
    all.addAll(List.of("--blksize", Integer.toString(scenario.blockSizeBytes())));
    all.addAll(List.of("--windowsize", Integer.toString(scenario.windowSize())));
    all.addAll(List.of("--limit-s", Long.toString(scenario.limit().toSeconds())));
    all.addAll(List.of("--from", place.clientAddress()));
    all.addAll(List.of("--addresses", Integer.toString(place.clientAddresses())));
    switch (scenario.link()) {
      case LOOPBACK -> {}
      case LOSSY ->
          all.addAll(List.of("--loss-permille", "20", "--seed", Long.toString(settings.seed())));
      case PHONE_PORT -> all.addAll(List.of("--delay-us", "20000"));
    }
    return all;
  }

  /// The number at its end tells *null* how many zeros are wanted.
  static String fileName(int bytes) {
    return "image-" + bytes;
  }

  private static long watchMemory(Process load, Running server) {
    long largest = 0;
    long pauseMillis = FIRST_LOOK_MILLIS;
    boolean ended = false;
    while (!ended) {
      ended = endedWithin(load, pauseMillis);
      long begin = System.nanoTime();
      largest = Math.max(largest, server.tree().pssBytes());
      long tookMillis = (System.nanoTime() - begin) / 1_000_000;
      pauseMillis = Math.max(1_000, tookMillis * LOOK_PAUSES);
    }
    return largest;
  }

  private static boolean endedWithin(Process load, long millis) {
    try {
      return load.waitFor(millis, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      load.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while the load ran", e);
    }
  }

  private static void sleep(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// CPU time of the whole machine without idling (proc(5), first line of `/proc/stat`).
  private static long busyNanos() throws IOException {
    String[] ticks = Files.readAllLines(Path.of("/proc/stat")).getFirst().split(" +", -1);
    long busy = 0;
    for (int i = 1; i < ticks.length && i <= 7; i++) {
      boolean idle = i == 4 || i == 5;
      busy += idle ? 0 : Long.parseLong(ticks[i]);
    }
    return busy * 10_000_000;
  }
}
