package rekindle.trials.bench;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;

/// What is asked for on the command line.
///
/// @param scenarios in the order of the run
/// @param servers names known to [Field], `station`, and those of `stations` and `peers`
/// @param stations more source trees of Rekindle by name
/// @param peers command lines by name
/// @param json where the raw numbers go; empty: nowhere
/// @param lock a file locked while something is measured; empty: none
/// @param othersAtMost measure again if others used more than this part of a core
record Settings(
    int rounds,
    List<Scenario> scenarios,
    List<String> servers,
    Map<String, Path> stations,
    Map<String, String> peers,
    String json,
    String lock,
    double othersAtMost,
    long seed,
    boolean smoke) {
  static final String USAGE =
      """
      usage: trials/benchmark [options]
        --rounds N            interleaved rounds (default: 3)
        --scenario A,B        a c16 c64 d e100 e1000 e1000w f g n16 n32 n64, grow and groww with
                              1, 10, 100, 1000 or 5000 behind; a name stands for all that begin
                              with it and a number (n, grow); all (default: those up to g)
        --servers A,B         station, null, null-own, tftpd-hpa, atftpd, dnsmasq, busybox
                              (default: all but null-own); those of the next two come on top
        --peer NAME=COMMAND   a server of yours; {address}, {port} and {dir} are filled in
        --station NAME=ROOT   another source tree of Rekindle
        --json FILE           every round's raw numbers, with the machine's description
        --seed N              of lost packets
        --lock FILE           hold an exclusive flock on FILE during each measurement
        --others SHARE        measure up to 3 times while others use more of a core (default: 0.15)
        --smoke               one round of tiny loads: does it all work?
      """;
  private static final String USUAL_SERVERS = "station,null,tftpd-hpa,atftpd,dnsmasq,busybox";
  private static final List<String> USUAL =
      List.of("a", "c16", "c64", "d", "e100", "e1000", "e1000w", "f", "g");

  /// Reads the command line.
  ///
  /// @throws IllegalArgumentException with what is wrong
  static Settings of(String... arguments) {
    Queue<String> rest = new ArrayDeque<>(List.of(arguments));
    var values = new LinkedHashMap<String, String>();
    var stations = new LinkedHashMap<String, Path>();
    var peers = new LinkedHashMap<String, String>();
    boolean smoke = false;
    while (!rest.isEmpty()) {
      String option = rest.remove();
      switch (option) {
        case "--smoke" -> smoke = true;
        case "--peer" -> put(peers, named(option, rest));
        case "--station" -> {
          String[] named = named(option, rest);
          stations.put(named[0], Path.of(named[1]).toAbsolutePath());
        }
        case "--rounds", "--scenario", "--servers", "--json", "--seed", "--lock", "--others" ->
            values.put(option, value(option, rest));
        default -> throw new IllegalArgumentException("unknown option " + option);
      }
    }
    List<Scenario> scenarios = scenarios(values.getOrDefault("--scenario", ""), smoke);
    return new Settings(
        smoke ? 1 : Integer.parseInt(values.getOrDefault("--rounds", "3")),
        scenarios,
        servers(values.getOrDefault("--servers", ""), stations, peers, smoke),
        stations,
        peers,
        values.getOrDefault("--json", ""),
        values.getOrDefault("--lock", ""),
        smoke ? Double.MAX_VALUE : Double.parseDouble(values.getOrDefault("--others", "0.15")),
        Long.parseLong(values.getOrDefault("--seed", "1")),
        smoke);
  }

  private static List<Scenario> scenarios(String names, boolean smoke) {
    List<String> wanted = names.isEmpty() ? USUAL : List.of(names.split(","));
    var chosen = new ArrayList<Scenario>();
    for (String name : wanted) {
      List<Scenario> found =
          Scenario.all().stream()
              .filter(s -> name.equals("all") || s.name().matches(name + "|" + family(name)))
              .toList();
      if (found.isEmpty()) {
        throw new IllegalArgumentException("no scenario " + name);
      }
      chosen.addAll(found);
    }
    return smoke ? chosen.stream().map(Scenario::tiny).toList() : List.copyOf(chosen);
  }

  /// `n` and `grow` stand for all with a number behind; `e` does not.
  private static String family(String name) {
    return List.of("n", "grow", "groww").contains(name) ? name + "\\d+" : name;
  }

  private static List<String> servers(
      String names, Map<String, Path> stations, Map<String, String> peers, boolean smoke) {
    String usual = smoke ? "station,null,tftpd-hpa" : USUAL_SERVERS;
    var all = new LinkedHashSet<>(List.of((names.isEmpty() ? usual : names).split(",")));
    all.addAll(stations.keySet());
    all.addAll(peers.keySet());
    return List.copyOf(all);
  }

  private static void put(Map<String, String> map, String[] named) {
    map.put(named[0], named[1]);
  }

  private static String[] named(String option, Queue<String> rest) {
    String[] named = value(option, rest).split("=", 2);
    if (named.length < 2) {
      throw new IllegalArgumentException(option + " needs NAME=...");
    }
    return named;
  }

  private static String value(String option, Queue<String> rest) {
    String value = rest.poll();
    if (value == null) {
      throw new IllegalArgumentException(option + " needs a value");
    }
    return value;
  }
}
