package rekindle.trials.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/// The measurements as a table in Markdown: a row for each server in each scenario.
///
/// Every figure is the median of the rounds with the smallest and largest behind it. The ratio is
/// made round by round, each server beside *null* of the same round, so that what slows a whole
/// round does not count.
final class Table {
  private static final List<String> HEAD =
      List.of(
          "scenario",
          "server",
          "done",
          "figure",
          "beside null",
          "MB/s",
          "p50 us",
          "p99 us",
          "p99.9 us",
          "PSS MB",
          "KB a phone");

  private final List<Scenario> scenarios;
  private final List<Measurement> measurements;

  Table(List<Scenario> scenarios, List<Measurement> measurements) {
    this.scenarios = scenarios;
    this.measurements = measurements;
  }

  String text() {
    var rows = new ArrayList<List<String>>();
    rows.add(HEAD);
    for (Scenario scenario : scenarios) {
      for (String server : servers()) {
        List<Measurement> rounds = of(scenario, server);
        if (!rounds.isEmpty()) {
          rows.add(row(scenario, server, rounds));
        }
      }
    }
    var text = new StringBuilder();
    scenarios.forEach(
        s -> text.append("%-9s %s; %s%n".formatted(s.name(), s.what(), s.figure().label())));
    return text.append('\n').append(aligned(rows)).toString();
  }

  private List<String> row(Scenario scenario, String server, List<Measurement> rounds) {
    if (rounds.stream().noneMatch(Measurement::works)) {
      String why = rounds.getFirst().text("firstError");
      return List.of(scenario.name(), server, "none", why, "", "", "", "", "", "", "");
    }
    List<Measurement> nulls = of(scenario, "null");
    return List.of(
        scenario.name(),
        server,
        done(rounds),
        spread(rounds, m -> m.figure(scenario.figure())),
        ratio(scenario, rounds, nulls),
        spread(rounds, Measurement::megabytesPerSecond),
        middle(rounds, m -> m.number("latencyP50Micros")),
        middle(rounds, m -> m.number("latencyP99Micros")),
        middle(rounds, m -> m.number("latencyP999Micros")),
        middle(rounds, m -> m.pssBytes() / 1e6),
        middle(rounds, m -> (m.pssBytes() - m.pssBytesBefore()) / 1024.0 / scenario.clients()));
  }

  private static String done(List<Measurement> rounds) {
    long least = rounds.stream().mapToLong(m -> m.count("done")).min().orElse(0);
    String done = "%,d of %,d".formatted(least, rounds.getFirst().count("transfers"));
    long wrong = rounds.stream().mapToLong(m -> m.count("wrong")).sum();
    return wrong == 0 ? done : done + ", " + wrong + " WRONG";
  }

  private static String ratio(Scenario scenario, List<Measurement> ours, List<Measurement> nulls) {
    double[] ratios =
        IntStream.range(0, Math.min(ours.size(), nulls.size()))
            .mapToDouble(
                i -> ours.get(i).figure(scenario.figure()) / nulls.get(i).figure(scenario.figure()))
            .toArray();
    return ratios.length == 0 ? "" : spread(ratios);
  }

  private static String middle(List<Measurement> rounds, ToDoubleFunction<Measurement> of) {
    return number(median(rounds.stream().mapToDouble(of).toArray()));
  }

  private static String spread(List<Measurement> rounds, ToDoubleFunction<Measurement> of) {
    return spread(rounds.stream().mapToDouble(of).toArray());
  }

  private static String spread(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return "%s (%s..%s)"
        .formatted(number(median(sorted)), number(sorted[0]), number(sorted[sorted.length - 1]));
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int half = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
  }

  private static String number(double value) {
    if (Double.isNaN(value)) {
      return "-";
    }
    double size = Math.abs(value);
    String format = size >= 100 ? "%.0f" : size >= 10 ? "%.1f" : "%.2f";
    return String.format(Locale.ROOT, format, value);
  }

  private List<Measurement> of(Scenario scenario, String server) {
    return measurements.stream()
        .filter(m -> m.scenario().equals(scenario.name()) && m.server().equals(server))
        .toList();
  }

  private List<String> servers() {
    return measurements.stream().map(Measurement::server).distinct().toList();
  }

  private static String aligned(List<List<String>> rows) {
    int[] widths = new int[HEAD.size()];
    for (List<String> row : rows) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    var text = new StringBuilder();
    for (int r = 0; r < rows.size(); r++) {
      text.append(line(rows.get(r), widths));
      if (r == 0) {
        text.append(line(Arrays.stream(widths).mapToObj("-"::repeat).toList(), widths));
      }
    }
    return text.toString();
  }

  private static String line(List<String> cells, int[] widths) {
    var line = new StringBuilder("|");
    for (int i = 0; i < widths.length; i++) {
      line.append(' ').append(cells.get(i));
      line.repeat(' ', widths[i] - cells.get(i).length()).append(" |");
    }
    return line.append('\n').toString();
  }

  /// The largest share that others had of the machine in any measurement of the table.
  OptionalDouble othersShare() {
    return measurements.stream().mapToDouble(Measurement::othersShare).max();
  }
}
