package rekindle.trials.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import rekindle.trials.Program;
import rekindle.trials.bench.Contender.Running;
import rekindle.trials.bench.Scenario.Link;
import tools.jackson.databind.json.JsonMapper;

/// Measures TFTP servers side by side: each is started once on loopback with the same files, all
/// are warmed by the same loads, then rounds are interleaved, scenario by scenario and in each
/// server after server. `trials/benchmark` starts it; docs/performance.md says how to read it.
final class Benchmark {
  private static final int MOST_TRIES = 3;
  private static final Duration WARM_UP_EACH = Duration.ofSeconds(8);
  private static final Duration CLEANING_UP = Duration.ofSeconds(20);
  private static final JsonMapper JSON = new JsonMapper();

  private final Settings settings;
  private final PrintStream progress;
  private final Path work;
  private final MachineLock lock;
  private final Map<String, String> versions = new LinkedHashMap<>();
  private final List<Measurement> measurements = new ArrayList<>();

  private Benchmark(Settings settings, PrintStream progress, Path work) {
    this.settings = settings;
    this.progress = progress;
    this.work = work;
    this.lock = new MachineLock(settings.lock());
  }

  /// Exit code 0: all was measured and no byte was wrong; 1: something failed; 2: wrong usage.
  public static void main(String[] arguments) throws IOException {
    var ended = new AtomicBoolean();
    Thread main = Thread.currentThread();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> abandon(main, ended)));
    int exitCode = 1;
    try {
      exitCode = run(System.out, System.err, arguments);
    } finally {
      ended.set(true);
    }
    System.exit(exitCode);
  }

  /// Ctrl-C: without its servers the run fails by itself and cleans up, namespaces included.
  private static void abandon(Thread main, AtomicBoolean ended) {
    if (!ended.get()) {
      ProcessHandle.current().descendants().forEach(ProcessHandle::destroy);
      try {
        main.join(CLEANING_UP);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /// As `main`, without ending the VM.
  static int run(PrintStream out, PrintStream progress, String... arguments) throws IOException {
    Settings settings;
    try {
      settings = Settings.of(arguments);
    } catch (IllegalArgumentException wrong) {
      progress.print(wrong.getMessage() + "\n" + Settings.USAGE);
      return 2;
    }
    Path work = Files.createTempDirectory("rekindle-bench");
    try {
      return new Benchmark(settings, progress, work).measure(out);
    } finally {
      Program.run(Duration.ofMinutes(1), "rm", "-rf", work.toString());
    }
  }

  private int measure(PrintStream out) throws IOException {
    Path files = makeFiles();
    List<Contender> contenders = contenders();
    String load = CPrograms.built("load");
    try {
      measureOn(files, contenders, load);
    } finally { // Also of a run that has failed or was ended.
      report(out);
    }
    return measurements.stream().allMatch(m -> m.count("wrong") == 0) ? 0 : 1;
  }

  private void measureOn(Path files, List<Contender> contenders, String load) throws IOException {
    Place loopback = Place.loopback(files, Files.createDirectory(work.resolve("loopback")));
    measureIn(loopback, new LoadClient(load, loopback, settings), contenders, false);
    if (settings.scenarios().stream().anyMatch(s -> s.link() == Link.PHONE_PORT)) {
      Path folder = Files.createDirectory(work.resolve("phone-port"));
      try (PhonePort port = PhonePort.make(files, folder)) {
        measureIn(port.place(), new LoadClient(load, port.place(), settings), contenders, true);
      }
    }
  }

  private void measureIn(
      Place place, LoadClient client, List<Contender> contenders, boolean phonePort)
      throws IOException {
    List<Scenario> scenarios =
        settings.scenarios().stream()
            .filter(s -> (s.link() == Link.PHONE_PORT) == phonePort)
            .toList();
    if (scenarios.isEmpty()) {
      return;
    }
    var field = new ArrayList<Running>();
    try {
      for (Contender contender : contenders) {
        say("starting " + contender.name() + ", " + versions.get(contender.name()));
        field.add(contender.start(place));
      }
      if (!phonePort) {
        for (Running server : field) {
          warm(client, server);
        }
      }
      for (int round = 1; round <= settings.rounds(); round++) {
        for (Scenario scenario : scenarios) {
          for (Running server : field) {
            measure(client, scenario, server, round);
          }
        }
      }
    } finally {
      lock.close();
      field.forEach(Running::close);
    }
  }

  private void measure(LoadClient client, Scenario scenario, Running server, int round)
      throws IOException {
    Measurement best = null;
    for (int tries = 1; tries <= MOST_TRIES; tries++) {
      lock.take();
      Measurement one = client.measure(scenario, server, round, tries);
      best = best == null || one.othersShare() < best.othersShare() ? one : best;
      if (best.othersShare() <= settings.othersAtMost() || !best.works()) {
        break;
      }
    }
    if (best != null) {
      measurements.add(best);
      say(line(scenario, best));
    }
  }

  private String line(Scenario scenario, Measurement one) {
    if (!one.works()) {
      return "round %d %-9s %-10s none: %s"
          .formatted(one.round(), one.scenario(), one.server(), one.text("firstError"));
    }
    boolean spoilt = one.othersShare() > settings.othersAtMost();
    return String.format(
        Locale.ROOT,
        "round %d %-9s %-10s %d of %d done, %.3f %s, %.1f MB/s%s",
        one.round(),
        one.scenario(),
        one.server(),
        one.count("done"),
        one.count("transfers"),
        one.figure(scenario.figure()),
        scenario.figure().label(),
        one.megabytesPerSecond(),
        spoilt ? String.format(Locale.ROOT, " (others: %.2f)", one.othersShare()) : "");
  }

  /// The same for everybody: what a virtual machine compiles is compiled, what is read is in the
  /// page cache. A station runs for weeks; what it costs in its first seconds is another question.
  private void warm(LoadClient client, Running server) throws IOException {
    say("warming " + server.name());
    for (Scenario scenario : settings.scenarios()) {
      if (Scenario.WARM_UP.contains(scenario.name())) {
        warm(settings.smoke() ? scenario.tiny() : scenario, client, server);
      }
    }
  }

  private void warm(Scenario scenario, LoadClient client, Running server) throws IOException {
    long began = System.nanoTime();
    boolean again = true;
    while (again) {
      lock.take();
      Measurement one = client.measure(scenario, server, 0, 1);
      again =
          !settings.smoke()
              && one.count("done") > 0
              && System.nanoTime() - began < WARM_UP_EACH.toNanos();
    }
  }

  private List<Contender> contenders() throws IOException {
    var all = new ArrayList<Contender>();
    for (String name : settings.servers()) {
      try {
        Contender contender = contender(name);
        versions.put(name, contender.version());
        all.add(contender);
      } catch (IOException missing) {
        say(name + " does not take part: " + missing);
        versions.put(name, "did not take part: " + missing);
      }
    }
    return all;
  }

  private Contender contender(String name) throws IOException {
    Path tree = settings.stations().get(name);
    String template = settings.peers().get(name);
    if (tree != null) {
      return Station.ofTree(name, tree);
    }
    if (template != null) {
      return Field.peer(name, template);
    }
    if (name.equals("station")) {
      Path ours = Path.of("..").toAbsolutePath().normalize();
      return settings.smoke() ? Station.underTest() : Station.ofTree(name, ours);
    }
    return Field.byName(name);
  }

  private Path makeFiles() throws IOException {
    Path files = Files.createDirectory(work.resolve("files"));
    List<Scenario> all = new ArrayList<>(settings.scenarios());
    Scenario.all().stream()
        .filter(s -> Scenario.WARM_UP.contains(s.name()))
        .map(s -> settings.smoke() ? s.tiny() : s)
        .forEach(all::add);
    for (int bytes : all.stream().mapToInt(Scenario::fileBytes).distinct().toArray()) {
      byte[] content = new byte[bytes];
      new Random(bytes).nextBytes(content);
      Files.write(files.resolve(LoadClient.fileName(bytes)), content);
    }
    return files;
  }

  private void report(PrintStream out) throws IOException {
    Map<String, String> machine = Machine.facts();
    var text = new StringBuilder();
    machine.forEach((name, value) -> text.append("%-10s %s%n".formatted(name, value)));
    versions.forEach((name, value) -> text.append("%-10s %s%n".formatted(name, value)));
    text.append(
        "%-10s %d, servers interleaved; seed %d%n"
            .formatted("rounds", settings.rounds(), settings.seed()));
    text.append(
        "%-10s each server by each of %s for %d s%n"
            .formatted("warm-up", Scenario.WARM_UP, WARM_UP_EACH.toSeconds()));
    var table = new Table(settings.scenarios(), measurements);
    table
        .othersShare()
        .ifPresent(
            share -> text.append("%-10s at most %.2f of a core%n".formatted("others", share)));
    out.println(text + "\n" + table.text());
    if (!settings.json().isEmpty()) {
      var all = new LinkedHashMap<String, Object>();
      all.put("machine", machine);
      all.put("servers", versions);
      all.put("seed", settings.seed());
      all.put("scenarios", settings.scenarios());
      all.put("measurements", measurements);
      Files.writeString(
          Path.of(System.getProperty("benchmark.from", "")).resolve(settings.json()),
          JSON.writerWithDefaultPrettyPrinter().writeValueAsString(all) + "\n");
    }
  }

  private void say(String line) {
    progress.println(line);
  }
}
